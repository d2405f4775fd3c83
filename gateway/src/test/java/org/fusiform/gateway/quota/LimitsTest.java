package org.fusiform.gateway.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LimitsTest {
    private final Limits limits = new Limits(2, 100L, 10L);
    private final Limits none = new Limits(null, null, null);

    @Test
    void what_an_admin_set_goes_before_what_the_installation_says() {
        assertThat(new Limits(null, 7L, null).orElse(limits)).isEqualTo(new Limits(2, 7L, 10L));
    }

    @Test
    void each_limit_is_met_exactly_and_names_itself_and_the_way_out() {
        assertThatCode(() -> limits.requireCampaign("p", 1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> limits.requireCampaign("p", 2)).hasMessageContaining("project limit p --campaigns");
        assertThatCode(() -> limits.requireRoom("p", 60, 40)).doesNotThrowAnyException();
        assertThatThrownBy(() -> limits.requireRoom("p", 60, 41)).hasMessageContaining("--stored-bytes");
        assertThatThrownBy(() -> limits.requireRoom("p", 100, 0)).hasMessageContaining("stores 100 bytes of the 100");
        assertThatThrownBy(() -> limits.requireRoom("p", 5, Long.MAX_VALUE)).hasMessageContaining("more are asked for");
        assertThat(limits.requireUpload("p", 50, 10)).isEqualTo(10);
        assertThat(limits.requireUpload("p", 5, -1)).isEqualTo(5);
        assertThatThrownBy(() -> limits.requireUpload("p", 50, 11)).hasMessageContaining("--upload-bytes");
    }

    @Test
    void without_limits_everything_goes() {
        assertThatCode(() -> none.requireCampaign("p", Long.MAX_VALUE)).doesNotThrowAnyException();
        assertThatCode(() -> none.requireRoom("p", Long.MAX_VALUE, Long.MAX_VALUE))
                .doesNotThrowAnyException();
        assertThat(none.requireUpload("p", 5, 5)).isEqualTo(5);
    }
}
