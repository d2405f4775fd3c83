package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The web page as the gateway serves it; what it does is seen in a browser, end to end. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class PageIT {
    private static final int MOST_BYTES = 700_000;
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/[^\"]+\\.(?:js|css))\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/campaigns",
                "/campaigns/new",
                "/campaigns/an-id/units?model=untrained%3Aresnet18",
                "/stimuli/an-id",
                "/models/untrained%3Aresnet18"
            })
    void every_address_of_the_page_is_the_page_and_asks_for_no_key(String address) {
        given().urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", containsString("script-src 'self';"))
                .header("X-Content-Type-Options", "nosniff")
                .body(containsString("<fusiform-page>"));
    }

    @Test
    void what_it_needs_is_served_here_and_small() throws IOException {
        // When
        String page = given().get("/").asString();
        List<String> assets = ASSET.matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        // Then
        assertThat(assets).anyMatch(asset -> asset.endsWith(".js")).anyMatch(asset -> asset.endsWith(".css"));
        assertThat(page).doesNotContainPattern("(?:src|href)=\"(?:https?:)?//");
        int bytes = 0;
        for (String asset : assets) {
            Response answer = given().get(asset);
            assertThat(answer.statusCode()).as(asset).isEqualTo(200);
            bytes += packed(answer.asByteArray());
        }
        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    @Test
    void what_is_no_address_of_the_page_is_not_found() {
        given().get("/somewhere").then().statusCode(404);
        given().get("/api/v1/nothing").then().statusCode(404);
    }

    private static int packed(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.size();
    }
}
