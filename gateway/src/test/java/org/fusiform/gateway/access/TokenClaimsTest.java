package org.fusiform.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TokenClaimsTest {
    private final TokenClaims nested = new TokenClaims("/org/project", "/realm_access/roles", "fusiform-");

    private static String token(String claims) {
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".sig";
    }

    @Test
    void claims_may_lie_deep_and_be_lists_of_which_the_widest_counts() {
        Caller caller = nested.caller(token("""
                {"sub": "ada", "org": {"project": "lab-1"},
                 "realm_access": {"roles": ["other", "fusiform-read", "fusiform-submit", "fusiform-root"]}}"""));

        assertThat(caller).isEqualTo(new Caller("lab-1", "token:ada", Scope.SUBMIT, null));
    }

    @Test
    void what_is_missing_or_odd_is_named() {
        assertThatThrownBy(() -> nested.caller(token("{\"org\": {}}"))).hasMessageContaining("/org/project");
        assertThatThrownBy(() -> nested.caller(token("{\"org\": {\"project\": \"a/b\"}}")))
                .hasMessageContaining("no project");
        assertThatThrownBy(() -> nested.caller(token("{\"org\": {\"project\": \"a\"}, \"realm_access\": 3}")))
                .hasMessageContaining("fusiform-read, fusiform-submit, fusiform-admin");
        assertThatThrownBy(() -> nested.caller("opaque")).hasMessageContaining("no JSON web token");
        assertThatThrownBy(() -> nested.caller("a.%%%.b")).hasMessageContaining("no JSON web token");
    }
}
