package org.fusiform.contracts.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccessKeyTest {
    @Test
    void a_key_is_read_as_it_was_made() {
        AccessKey key = AccessKey.generate();

        AccessKey read = AccessKey.parse(key.reveal()).orElseThrow();

        assertThat(read.id()).isEqualTo(key.id());
        assertThat(read.sha256()).isEqualTo(key.sha256()).hasSize(64);
        assertThat(AccessKey.generate().reveal()).isNotEqualTo(key.reveal());
    }

    @Test
    void every_slip_of_one_character_is_noticed() {
        String text = AccessKey.generate().reveal();

        assertThat(IntStream.range(0, text.length())
                        .mapToObj(i ->
                                text.substring(0, i) + (text.charAt(i) == '0' ? '1' : '0') + text.substring(i + 1)))
                .allSatisfy(slip -> assertThat(AccessKey.parse(slip)).isEmpty());
        assertThat(AccessKey.parse(text.substring(1))).isEmpty();
        assertThat(AccessKey.parse(text + " ")).isEmpty();
        assertThat(AccessKey.parse("")).isEmpty();
    }

    @Test
    void what_is_printed_of_it_is_no_key() {
        AccessKey key = AccessKey.generate();

        assertThat(key.toString()).contains(key.id());
        assertThat(key.reveal()).startsWith("fus_" + key.id()).doesNotContain(key.sha256());
        assertThat(key.toString()).hasSizeLessThan(key.reveal().length() / 2);
    }
}
