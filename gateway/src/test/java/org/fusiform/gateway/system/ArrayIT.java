package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.AnalysisPlan.PlannedLayer;
import org.fusiform.storage.zarr.ZarrArray;
import org.junit.jupiter.api.Test;

/** What is stored of a layer is read by its names. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class ArrayIT extends StoredArrays {
    private static final int MAP_UNITS = 49;

    @Test
    void a_feature_map_is_read_across_the_shards() {
        // Given
        String id = Rest.submitted(document(""));
        AnalysisPlan plan = others.plans(id, 1).getFirst();
        storeValues(plan, plan.layers().getFirst());

        // When
        byte[] file =
                ask(id, "layer4.2.relu_2", "maps/7").statusCode(200).extract().asByteArray();

        // Then
        ByteBuffer npy = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int header = 10 + npy.getShort(8);
        assertThat(new String(file, 10, header - 10, StandardCharsets.US_ASCII))
                .contains("'descr': '<f4'", "'shape': (40, 7, 7)")
                .endsWith("\n");
        FloatBuffer values = npy.slice(header, file.length - header)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        assertThat(values.remaining()).isEqualTo(40 * MAP_UNITS);
        for (int stimulus = 0; stimulus < 40; stimulus++) {
            for (int unit = 0; unit < MAP_UNITS; unit++) {
                assertThat(values.get(stimulus * MAP_UNITS + unit)).isEqualTo(value(stimulus, 7, unit));
            }
        }
    }

    @Test
    void a_map_that_is_none_or_not_stored_is_named() {
        String id = Rest.submitted(document(""));

        ask(id, "layer4.2.relu_2", "maps/2048").statusCode(404).body("detail", containsString("0 to 2047"));
        ask(id, "layer4.2.relu_2", "maps/0").statusCode(404).body("detail", containsString("not all stored yet"));
        ask(id, "layer4.2.relu_3", "maps/0").statusCode(404).body("detail", containsString("layer4.2.relu_2"));
    }

    @Test
    void responses_are_those_of_the_analysis() {
        // Given
        String id = Rest.submitted(document(""));
        AnalysisPlan plan = others.plans(id, 1).getFirst();
        ask(id, "avgpool", "responses?target=face").statusCode(404).body("detail", containsString("not analysed yet"));
        String responses = storeResponses(plan);

        // When
        others.requests(id, 2).forEach(request -> others.say(Findings.completed(request)));
        analysed(plan);
        Rest.awaitState(id, "SUCCEEDED");

        // Then
        assertThat(ask(id, "avgpool", "responses?target=face").extract().asString())
                .isEqualTo(responses);
        ask(id, "avgpool", "responses").statusCode(422).body("errors[0].pointer", equalTo("target"));
        ask(id, "avgpool", "responses?target=face&analysis=1")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("analysis"));
    }

    private static ValidatableResponse ask(String campaign, String layer, String rest) {
        return given().urlEncodingEnabled(false)
                .get("/api/v1/campaigns/" + campaign + "/runs/untrained%3Aresnet50/layers/" + layer + "/" + rest)
                .then();
    }

    /** As an extractor would. */
    private void storeValues(AnalysisPlan plan, PlannedLayer layer) {
        ArrayLayout layout = plan.layout(layer);
        ZarrArray array = new ZarrArray(store, PROJECT, layer.extraction(), layout);
        assertThat(layout.shards()).isEqualTo(2);
        for (int shard = 0; shard < layout.shards(); shard++) {
            for (int block = 0; block < layout.blocks(); block++) {
                ByteBuffer chunk = array.newChunk();
                for (int s = 0; s < layout.stimuliIn(shard); s++) {
                    for (int c = 0; c < layout.channelsIn(block); c++) {
                        for (int unit = 0; unit < MAP_UNITS; unit++) {
                            int at = (s * layout.blockChannels() + c) * MAP_UNITS + unit;
                            float value =
                                    value(shard * layout.shardStimuli() + s, block * layout.blockChannels() + c, unit);
                            chunk.putFloat(at * Float.BYTES, value);
                        }
                    }
                }
                array.writeChunk(shard, block, chunk);
            }
        }
    }

    private static float value(int stimulus, int channel, int unit) {
        return stimulus * 100_000f + channel * 50f + unit;
    }
}
