package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.fusiform.contracts.array.Codec;
import org.fusiform.contracts.array.DataType;
import org.fusiform.contracts.array.StorageForm;
import org.fusiform.contracts.message.AnalysisPlan;
import org.junit.jupiter.api.Test;

/** Campaigns whose activations are not stored as they are computed. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class StorageFormIT extends StoredArrays {
    private static final String SMALL = ", \"storage\": {\"dtype\": \"float16\", \"codec\": \"zstd\"}";
    private static final String AVGPOOL = "/runs/untrained%3Aresnet50/layers/avgpool";

    @Test
    void campaigns_that_differ_in_nothing_else_share_no_extraction() {
        // When
        String first = Rest.submitted(document(""));
        String second = Rest.submitted(document(SMALL));
        String third = Rest.submitted(document(", \"storage\": {\"dtype\": \"float32\"}"));

        // Then
        AnalysisPlan standard = others.plans(first, 1).getFirst();
        AnalysisPlan small = others.plans(second, 1).getFirst();
        assertThat(small.storage()).isEqualTo(new StorageForm(DataType.FLOAT16, Codec.ZSTD));
        assertThat(extractions(small)).doesNotContainAnyElementsOf(extractions(standard));
        assertThat(others.requests(second, 2))
                .allSatisfy(request -> assertThat(request.storage()).isEqualTo(small.storage()));

        // And what is said to be the default is the default
        assertThat(extractions(others.plans(third, 1).getFirst())).isEqualTo(extractions(standard));
        assertThat(others.requests(third, 0)).isEmpty();
    }

    @Test
    void what_is_stored_says_its_form_and_is_read_as_floats() {
        // Given
        String id = Rest.submitted(document(SMALL));
        AnalysisPlan plan = succeeded(id, 2);
        storeRealArray(plan);

        // When
        Response npy = get(id, AVGPOOL + "/activations.npy");
        JsonPath where = get(id, AVGPOOL + "/activations").jsonPath();
        JsonPath zarr = get(id, AVGPOOL + "/activations.zarr/zarr.json").jsonPath();
        JsonPath results = Rest.get("/campaigns/" + id + "/results");
        List<String> csv = get(id, "/results.csv").asString().lines().limit(2).toList();

        // Then: each value is its index, of which float16 has the first 11 bits
        byte[] file = npy.asByteArray();
        assertThat(file).hasSize(128 + 40 * 2048 * Float.BYTES);
        FloatBuffer values = ByteBuffer.wrap(file, 128, file.length - 128)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        assertThat(values.get(2047)).isEqualTo(2047);
        assertThat(values.get(2049)).isEqualTo(2048);
        assertThat(values.get(65_000)).isEqualTo(64_992);
        assertThat(where.getString("dataType")).isEqualTo("float16");
        assertThat(where.getString("codec")).isEqualTo("zstd");
        assertThat(zarr.getString("data_type")).isEqualTo("float16");
        assertThat(zarr.getList("codecs.name")).containsExactly("bytes", "zstd", "crc32c");
        assertThat(results.getMap("runs[0].provenance.storage")).isEqualTo(Map.of("dtype", "float16", "codec", "zstd"));
        assertThat(csv.get(0)).endsWith(",fusiform,storage_dtype,storage_codec");
        assertThat(csv.get(1)).endsWith(",float16,zstd");
    }

    @Test
    void the_estimate_is_of_the_type_before_anything_is_compressed() {
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(document(SMALL))
                .post("/api/v1/campaigns:estimate")
                .then()
                .statusCode(200)
                .body("bytes", equalTo(102_400 * 40 * 2))
                .body("storage.dtype", equalTo("float16"))
                .body("storage.codec", equalTo("zstd"));
    }

    private static Response get(String campaign, String path) {
        return given().urlEncodingEnabled(false).accept("*/*").get("/api/v1/campaigns/" + campaign + path);
    }
}
