package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens of an OpenID provider. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class TokenIT {
    private final String project = "t-" + UUID.randomUUID();
    private final SecretWatch watch = new SecretWatch();

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    String issuer;

    @BeforeEach
    void watchTheLog() {
        watch.begin();
    }

    @AfterEach
    void nothingLeaked() {
        watch.end();
    }

    /** Signed with the provider's key, or at {@code /forged} with another. */
    private String token(String endpoint, String audience, long expires, String more) {
        String claims = """
                {"iss": "%s", "sub": "ada", "aud": "%s", "iat": %d, "exp": %d%s}""".formatted(issuer, audience, Instant.now().getEpochSecond() - 3600, expires, more);
        return watch.over(given().body(claims).post(issuer + endpoint).asString());
    }

    private String token(String more) {
        return token("/token", "fusiform", inAnHour(), more);
    }

    private static long inAnHour() {
        return Instant.now().getEpochSecond() + 3600;
    }

    private String ofProject(String scope) {
        return ", \"fusiform_project\": \"" + project + "\", \"scope\": \"openid " + scope + "\"";
    }

    private static Response get(String token, String path) {
        return Rest.by(token).get("/api/v1" + path);
    }

    @Test
    void a_token_stands_for_the_project_and_the_scope_of_its_claims() {
        String submits = token(ofProject("fusiform:submit"));

        get(submits, "/projects/" + project).then().statusCode(200).body("project", equalTo(project));
        get(submits, "/stimulus-sets").then().statusCode(200).body("items.size()", equalTo(0));
        get(submits, "/keys").then().statusCode(403);
        Rest.by(submits).delete("/api/v1/models/none").then().statusCode(404);
        Rest.by(token(ofProject("fusiform:read")))
                .delete("/api/v1/models/none")
                .then()
                .statusCode(403);
        assertThat(given().get("/api/v1/audit?project=" + project).<String>path("items[0].actor"))
                .isEqualTo("token:ada");
    }

    @Test
    void a_token_that_says_too_little_is_told_what_it_lacks() {
        get(token(", \"scope\": \"fusiform:read\""), "/models")
                .then()
                .statusCode(403)
                .body("detail", containsString("fusiform_project"));
        get(token(ofProject("fusiform:everything")), "/models")
                .then()
                .statusCode(403)
                .body("detail", containsString("fusiform:read, fusiform:submit, fusiform:admin"));
        get(token(", \"fusiform_project\": \"../default\", \"scope\": \"fusiform:admin\""), "/models")
                .then()
                .statusCode(403)
                .body("detail", containsString("lower-case"));
    }

    @Test
    void a_token_that_the_provider_did_not_sign_for_us_or_that_is_old_opens_nothing() {
        String claims = ofProject("fusiform:admin");

        for (String token : new String[] {
            token("/forged", "fusiform", inAnHour(), claims),
            token("/token", "another", inAnHour(), claims),
            token("/token", "fusiform", Instant.now().getEpochSecond() - 600, claims)
        }) {
            Response refused = get(token, "/models");
            refused.then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("detail", containsString("the token is not valid"));
            assertThat(refused.asString()).doesNotContain(token);
        }
    }
}
