package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.Sha256;
import org.fusiform.gateway.stimulus.Pictures;
import org.fusiform.gateway.stimulus.archive.Archives;
import org.fusiform.imaging.decode.DecodeLimits;
import org.fusiform.imaging.decode.ImageDecoder;
import org.fusiform.imaging.decode.RgbImage;
import org.fusiform.imaging.preprocess.Pipeline;
import org.fusiform.storage.ObjectStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stimuli as people look at them, also those that the import made. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class PictureIT {
    private static final String SET = "/api/v1/stimulus-sets/seen";

    @Inject
    ObjectStore store;

    @TempDir
    Path folder;

    private static JsonPath set;

    @BeforeEach
    void set() throws IOException {
        if (set != null) {
            return;
        }
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int number = 0; number < 3; number++) {
            entries.put("face/" + number + ".png", Pictures.png(700_000 + number, 300));
            entries.put("scene/" + number + ".png", Pictures.png(700_010 + number, 300));
        }
        Path archive = Archives.zip(folder.resolve("seen.zip"), entries);
        set = Rest.upload(
                        "/stimulus-sets",
                        Files.readAllBytes(archive),
                        "name",
                        "seen",
                        "scramble",
                        "phase:scene",
                        "match",
                        "luminance")
                .jsonPath();
    }

    @Test
    void what_an_import_makes_is_stored_and_told() throws Exception {
        assertThat(set.getMap("conditions")).isEqualTo(Map.of("face", 3, "scene", 3, "scrambled-scene", 3));
        assertThat(set.getString("preparation.match")).isEqualTo("luminance");
        assertThat(set.getList("preparation.scrambled")).isEqualTo(List.of("scene"));
        JsonPath stimuli = Rest.get("/stimulus-sets/seen/stimuli");
        for (int i = 0; i < 9; i++) {
            byte[] image = bytes(SET + "/stimuli/" + i + "/image");
            assertThat(Sha256.of(image)).isEqualTo(stimuli.getString("items[" + i + "].sha256"));
            decoded(image);
        }
        assertThat(stimuli.getString("items[8].source")).isIn(stimuli.getList("items[3..5].sha256"));
    }

    @Test
    void a_thumbnail_is_small_and_an_input_is_what_the_network_is_given() throws Exception {
        assertThat(decoded(bytes(SET + "/stimuli/0/thumbnail?side=64")).width()).isEqualTo(64);
        RgbImage original = decoded(bytes(SET + "/stimuli/0/image"));
        assertThat(decoded(bytes(SET + "/stimuli/0/input?pipeline=imagenet-256-bilinear"))
                        .rgb())
                .isEqualTo(Pipeline.IMAGENET_256_BILINEAR.pixels(original).rgb());
        given().get(SET + "/stimuli/0/thumbnail")
                .then()
                .header("Cache-Control", containsString("no-cache"))
                .header("ETag", notNullValue());
        given().get("/api/v1/stimulus-sets/" + set.getString("id") + "/stimuli/0/thumbnail")
                .then()
                .header("Cache-Control", containsString("max-age"));
    }

    @Test
    void a_sheet_shows_one_condition_or_all() throws Exception {
        RgbImage one = decoded(bytes(SET + "/contact-sheet?condition=face&columns=3&side=32"));
        RgbImage all = decoded(bytes(SET + "/contact-sheet?columns=3&side=32&pipeline=clip-224-bicubic"));

        assertThat(one.width()).isEqualTo(3 * 36 + 4);
        assertThat(all.height()).isGreaterThan(2 * one.height());
    }

    @ParameterizedTest
    @CsvSource({
        "/contact-sheet?condition=house, house",
        "/contact-sheet?side=4, side",
        "/contact-sheet?limit=0, limit",
        "/contact-sheet?pipeline=none, imagenet-256-bilinear",
        "/stimuli/0/input, pipeline",
        "/stimuli/0/thumbnail?side=5000, side"
    })
    void a_wrong_parameter_is_named(String path, String names) {
        given().get(SET + path)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString(names));
    }

    @Test
    void a_stimulus_that_is_not_there_is_not_found() {
        given().get(SET + "/stimuli/9/thumbnail").then().statusCode(404);
    }

    @Test
    void a_stimulus_that_the_store_has_lost_is_gone() throws IOException {
        Rest.importSet(folder, "lost", 720_000, 2);
        String sha256 = Rest.get("/stimulus-sets/lost/stimuli").getString("items[0].sha256");

        store.delete(ObjectKeys.stimulus("default", sha256));

        for (String picture : List.of("/stimuli/0/image", "/stimuli/0/thumbnail", "/contact-sheet")) {
            given().get("/api/v1/stimulus-sets/lost" + picture)
                    .then()
                    .statusCode(410)
                    .contentType("application/problem+json")
                    .body("detail", containsString("import the set again"));
        }
    }

    private static byte[] bytes(String path) {
        return given().get(path)
                .then()
                .statusCode(200)
                .contentType("image/png")
                .extract()
                .asByteArray();
    }

    private static RgbImage decoded(byte[] png) throws Exception {
        return new ImageDecoder(DecodeLimits.DEFAULT).decode(png);
    }
}
