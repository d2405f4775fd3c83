package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The OpenAPI document that people read is that of the code. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class OpenApiIT {
    @Test
    void the_committed_document_is_what_the_gateway_says() throws IOException {
        assertThat(given().get("/q/openapi").asString())
                .as("docs/renew-openapi writes docs/openapi.yaml anew")
                .isEqualTo(Files.readString(Path.of("../docs/openapi.yaml")));
    }
}
