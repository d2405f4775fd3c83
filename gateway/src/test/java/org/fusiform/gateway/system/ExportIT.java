package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.message.AnalysisPlan;
import org.junit.jupiter.api.Test;

/** What is taken out of the system: tables, arrays and archives. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class ExportIT extends StoredArrays {
    private static final String AVGPOOL = "/runs/untrained%3Aresnet50/layers/avgpool";

    @TestHTTPResource
    private URI gateway;

    private static Response get(String campaign, String path) {
        return given().urlEncodingEnabled(false).accept("*/*").get("/api/v1/campaigns/" + campaign + path);
    }

    @Test
    void activations_come_as_one_file_and_as_zarr() {
        // Given
        String id = Rest.submitted(document(""));
        get(id, AVGPOOL + "/activations.npy").then().statusCode(404).body("detail", containsString("not stored yet"));
        AnalysisPlan plan = succeeded(id, 2);
        storeRealArray(plan);

        // When
        Response npy = get(id, AVGPOOL + "/activations.npy");

        // Then
        npy.then()
                .statusCode(200)
                .header("Content-Disposition", containsString("untrained-resnet50-avgpool-activations.npy"))
                .header("Link", containsString("/api/v1/campaigns/" + id + "/provenance"));
        byte[] file = npy.asByteArray();
        assertThat(file).hasSize(128 + 40 * 2048 * Float.BYTES);
        assertThat(npy.header("Content-Length")).isEqualTo(Integer.toString(file.length));
        FloatBuffer values = ByteBuffer.wrap(file, 128, file.length - 128)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        for (int at = 0; at < values.capacity(); at++) {
            assertThat(values.get(at)).isEqualTo(at);
        }

        // And
        assertThat(get(id, AVGPOOL + "/activations.zarr/zarr.json").jsonPath().getInt("zarr_format"))
                .isEqualTo(3);
        assertThat(get(id, AVGPOOL + "/activations.zarr/c/1/0/0/0").asByteArray())
                .hasSize(plan.shardStimuli() * 2048 * Float.BYTES + 4);
        get(id, AVGPOOL + "/activations.zarr/c/2/0/0/0").then().statusCode(404);
        get(id, AVGPOOL + "/activations.zarr/%2e%2e/%2e%2e/weights").then().statusCode(404);
    }

    @Test
    void a_file_that_breaks_off_is_not_taken_for_whole() {
        // Given
        String id = Rest.submitted(document(""));
        AnalysisPlan plan = succeeded(id, 2);
        storeRealArray(plan);
        store.delete(ObjectKeys.chunk(PROJECT, avgpool(plan).extraction(), 1, 0));

        // Then
        HttpRequest request = HttpRequest.newBuilder(
                        gateway.resolve("/api/v1/campaigns/" + id + AVGPOOL + "/activations.npy"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> http.send(request, BodyHandlers.ofByteArray()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void discarded_activations_are_gone_in_every_form() {
        // Given
        String id = Rest.submitted(document(", \"retention\": \"discard\""));
        AnalysisPlan plan = succeeded(id, 2);
        awaitState(plan, "DISCARDED");

        // Then
        for (String form : new String[] {"activations", "activations.npy", "activations.zarr/zarr.json"}) {
            get(id, AVGPOOL + "/" + form).then().statusCode(410).body("detail", containsString("discarded"));
        }
    }

    @Test
    void units_are_csv_where_that_is_asked_for() throws Exception {
        // Given
        String id = Rest.submitted(document(""));
        AnalysisPlan plan = succeeded(id, 2);
        storeUnits(plan);
        String path = "/api/v1/campaigns/" + id + AVGPOOL + "/units";

        // Then
        var request = given().urlEncodingEnabled(false);
        request.accept("text/csv")
                .get(path)
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .header("Content-Disposition", containsString("avgpool-units.csv"))
                .body(equalTo("unit,selected_face\n0,true\n1,false\n"));
        for (String parquet : new String[] {"*/*", "application/vnd.apache.parquet", "text/csv;q=0.5, */*"}) {
            given().urlEncodingEnabled(false)
                    .accept(parquet)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .contentType("application/vnd.apache.parquet");
        }
        given().urlEncodingEnabled(false)
                .accept("application/json")
                .get(path)
                .then()
                .statusCode(406);
    }

    @Test
    void rdms_are_found_by_population_and_all_at_once() throws Exception {
        // Given
        String id = Rest.submitted(document(""));
        get(id, "/runs/untrained%3Aresnet50/rdms.npz")
                .then()
                .statusCode(404)
                .body("detail", containsString("not analysed yet"));
        AnalysisPlan plan = succeeded(id, 2);
        storeRdm(plan);

        // Then
        assertThat(get(id, AVGPOOL + "/rdm.npy").asString()).endsWith("rdm-all.npy");
        get(id, AVGPOOL + "/rdm.npy?population=face")
                .then()
                .statusCode(404)
                .body("detail", containsString("too few units"));
        get(id, AVGPOOL + "/rdm.npy?population=house")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("population"))
                .body("detail", containsString("all, face, scene"));
        assertThat(entries(get(id, "/runs/untrained%3Aresnet50/rdms.npz").asByteArray()))
                .containsOnlyKeys("avgpool/all.npy", "provenance.json");

        // And where none were asked for
        String without = Rest.submitted(document("").replace("\"folds\": 0", "\"folds\": 0, \"rsa\": false"));
        get(without, AVGPOOL + "/rdm.npy").then().statusCode(404).body("detail", containsString("\"rsa\": false"));
        get(without, "/runs/untrained%3Aresnet50/rdms.npz")
                .then()
                .statusCode(404)
                .body("detail", containsString("\"rsa\": false"));
    }

    @Test
    void an_archive_holds_everything_and_is_the_same_bytes_each_time() throws Exception {
        // Given
        String document = document(", \"name\": \"ä\"");
        String id = Rest.submitted(document);
        AnalysisPlan plan = succeeded(id, 2);
        storeUnits(plan);
        storeRdm(plan);

        // When
        byte[] archive = get(id, "/archive").asByteArray();

        // Then
        Map<String, byte[]> entries = entries(archive);
        assertThat(text(entries, "provenance.json")).contains("\"fusiform\":\"1.2.3\"");
        assertThat(entries)
                .containsOnlyKeys(
                        "README.txt",
                        "campaign.json",
                        "provenance.json",
                        "results.json",
                        "results.csv",
                        "stimuli.csv",
                        "figures/00-untrained-resnet50/analysis-0.svg",
                        "runs/00-untrained-resnet50/analysis-0/00-layer4.2.relu_2-units.parquet",
                        "runs/00-untrained-resnet50/analysis-0/01-avgpool-units.parquet",
                        "runs/00-untrained-resnet50/analysis-0/01-avgpool-rdm-all.npy",
                        "SHA256SUMS");
        assertThat(text(entries, "campaign.json")).isEqualTo(document);
        assertThat(text(entries, "results.json")).isEqualTo(get(id, "/results").asString());
        assertThat(text(entries, "results.csv"))
                .isEqualTo(get(id, "/results.csv").asString());
        assertThat(text(entries, "stimuli.csv"))
                .isEqualTo(get(id, "/stimuli.csv").asString())
                .startsWith("stimulus,condition,subcategory,name,sha256,source\n0,face,,")
                .hasLineCount(41);
        assertThat(text(entries, "SHA256SUMS"))
                .isEqualTo(entries.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals("SHA256SUMS"))
                        .map(entry -> Sha256.of(entry.getValue()) + "  " + entry.getKey() + "\n")
                        .collect(Collectors.joining()));
        assertThat(get(id, "/archive").asByteArray()).isEqualTo(archive);
        assertThat(entries(get(id, "/archive?units=false").asByteArray()).keySet())
                .hasSize(entries.size() - 2)
                .noneMatch(name -> name.endsWith(".parquet"));
    }

    @Test
    void provenance_tells_what_everything_comes_from_before_it_is_there() {
        // Given
        String id = Rest.submitted(document(", \"seed\": 5"));

        // When
        var from = Rest.get("/campaigns/" + id + "/provenance");

        // Then
        assertThat(from.getString("stimulusSet")).isEqualTo(set);
        assertThat(from.getInt("stimuli")).isEqualTo(40);
        assertThat(from.getString("runs[0].model")).isEqualTo("untrained:resnet50");
        assertThat(from.getInt("runs[0].provenance.seed")).isEqualTo(5);
        assertThat(from.getInt("runs[0].provenance.weightsSeed")).isEqualTo(5);
        assertThat(from.getString("runs[0].provenance.stimuliSha256")).hasSize(64);
        assertThat(from.getString("runs[0].provenance.fusiform")).isNull();
        assertThat(from.getString("runs[0].analyses[0].criterion")).isEqualTo("pairwise-welch");
        assertThat(from.getList("runs[0].layers.layer")).containsExactly("layer4.2.relu_2", "avgpool");
    }

    private static String text(Map<String, byte[]> entries, String name) {
        return new String(entries.get(name), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> entries(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }
}
