package org.fusiform.gateway.campaign.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            relu              | relu              | true
            relu              | relu2             | false
            layer4.*.relu_2   | layer4.0.relu_2   | true
            layer4.*.relu_2   | layer4x0.relu_2   | false
            *relu             | layer1.0.relu     | true
            *a*b              | aabab             | true
            *a*b              | aabaa             | false
            f?                | fc                | true
            f?                | f                 | false
            *                 | anything          | true
            **                | anything          | true
            a.c               | abc               | false
            """)
    void a_star_is_any_characters_and_a_question_mark_one(String pattern, String name, boolean expected) {
        assertThat(new Glob(pattern).matches(name)).isEqualTo(expected);
    }

    /** With a regular expression this one would outlive the universe. */
    @Test
    void many_stars_do_no_harm() {
        assertThat(new Glob("*a".repeat(60) + "*b").matches("a".repeat(200))).isFalse();
    }
}
