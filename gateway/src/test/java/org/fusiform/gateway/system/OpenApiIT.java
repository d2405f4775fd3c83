package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void the_committed_document_is_what_the_gateway_says() throws IOException {
        assertThat(given().get("/q/openapi").asString())
                .as("docs/renew-openapi writes docs/openapi.yaml anew")
                .isEqualTo(Files.readString(Path.of("../docs/openapi.yaml")));
    }

    @Test
    void a_packaged_gateway_serves_it_and_no_page_to_try_it() throws IOException {
        try (Replica replica = Replica.start(folder)) {
            assertThat(given().get(replica.url() + "/q/openapi").asString())
                    .isEqualTo(Files.readString(Path.of("../docs/openapi.yaml")));
            given().get(replica.url() + "/q/swagger-ui").then().statusCode(404);
        }
    }
}
