package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The OpenAPI document that people read is that of the code. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class OpenApiIT {
    @TempDir
    Path folder;

    private static JsonNode committed() throws IOException {
        return new YAMLMapper().readTree(Files.readString(Path.of("../docs/openapi.yaml")));
    }

    /** The order of fields is another at run time. */
    private static JsonNode served(String url) throws IOException {
        return new YAMLMapper().readTree(given().get(url + "/q/openapi").asString());
    }

    @Test
    void the_committed_document_is_what_the_gateway_says() throws IOException {
        assertThat(served(""))
                .as("docs/renew-openapi writes docs/openapi.yaml anew")
                .isEqualTo(committed());
    }

    @Test
    void a_packaged_gateway_serves_it_and_no_page_to_try_it() throws IOException {
        try (Replica replica = Replica.start(folder)) {
            assertThat(served(replica.url())).isEqualTo(committed());
            given().get(replica.url() + "/q/swagger-ui").then().statusCode(404);
        }
    }
}
