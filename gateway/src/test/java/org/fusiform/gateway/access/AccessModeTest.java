package org.fusiform.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessModeTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7", "no such host"})
    void a_gateway_with_access_off_starts_on_no_address_that_others_reach(String host) {
        assertThat(AccessMode.OFF.refusal(host)).hasValueSatisfying(why -> assertThat(why)
                .contains(host, "FUSIFORM_ACCESS_MODE", "required", "open", "127.0.0.1"));
        assertThat(AccessMode.REQUIRED.refusal(host)).isEmpty();
        assertThat(AccessMode.OPEN.refusal(host)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "localhost", "::1"})
    void it_does_on_loopback(String host) {
        assertThat(AccessMode.OFF.refusal(host)).isEmpty();
    }

    @Test
    void pages_of_other_origins_and_other_names_of_the_machine_are_kept_out() {
        assertThat(BrowserGuard.refusal(AccessMode.OFF, "127.0.0.1:8080", null)).isEmpty();
        assertThat(BrowserGuard.refusal(AccessMode.OFF, "LOCALHOST:8080", "http://localhost:8080"))
                .isEmpty();
        assertThat(BrowserGuard.refusal(AccessMode.OFF, "[::1]:8080", null)).isEmpty();
        assertThat(BrowserGuard.refusal(AccessMode.OFF, "127.0.0.1:8080", "http://127.0.0.1:9090"))
                .isPresent();
        assertThat(BrowserGuard.refusal(AccessMode.OFF, "127.0.0.1:8080", "null"))
                .isPresent();
        assertThat(BrowserGuard.refusal(AccessMode.OFF, "rebound.example", null))
                .isPresent();
        assertThat(BrowserGuard.refusal(AccessMode.OFF, "127.0.0.1.rebound.example", null))
                .isPresent();
        assertThat(BrowserGuard.refusal(AccessMode.OFF, null, null)).isPresent();
        assertThat(BrowserGuard.refusal(AccessMode.OPEN, "lab.example", "https://lab.example"))
                .isEmpty();
        assertThat(BrowserGuard.refusal(AccessMode.OPEN, "lab.example", "https://evil.example"))
                .isPresent();
    }
}
