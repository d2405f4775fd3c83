package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.fusiform.contracts.access.AccessKey;
import org.junit.jupiter.api.Test;

/** A gateway that asks for a key, and the first of all keys. */
@QuarkusTest
@TestProfile(NarrowWindow.class)
@QuarkusTestResource(Parts.class)
class RequiredAccessIT {
    @ConfigProperty(name = "fusiform.access.first-key")
    String firstKey;

    @Test
    void nobody_gets_in_without_a_key_and_the_first_makes_the_others() {
        given().get("/api/v1/models")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("detail", containsString("Authorization: Bearer"));
        given().urlEncodingEnabled(false).post("/api/v1/store:sweep").then().statusCode(401);
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200);

        String second = Rest.by(firstKey)
                .contentType("application/json")
                .body("{\"name\": \"second\", \"scope\": \"read\"}")
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .header("Cache-Control", equalTo("no-store"))
                .body("info.project", equalTo("default"))
                .extract()
                .path("key");

        Rest.by(second).get("/api/v1/models").then().statusCode(200);
    }

    @Test
    void the_last_key_of_an_admin_cannot_lock_everybody_out() {
        Rest.by(firstKey)
                .delete("/api/v1/keys/"
                        + AccessKey.parse(firstKey).orElseThrow().id())
                .then()
                .statusCode(409)
                .body("detail", containsString("create another first"));
    }
}
