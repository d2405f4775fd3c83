package org.fusiform.imaging.rendering.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.fusiform.imaging.scramble.Seeded;
import org.junit.jupiter.api.Test;

class PseudowordTest {
    @Test
    void wordsHaveTwoSyllablesAndHardlyRepeat() {
        // Given
        Seeded random = new Seeded(3);
        Set<String> words = new HashSet<>();

        // When
        for (int i = 0; i < 400; i++) {
            words.add(Pseudoword.random(random).toLowerCase(Locale.ROOT));
        }

        // Then
        assertThat(words)
                .hasSizeGreaterThan(380)
                .allMatch(word -> word.matches("[^aeiou]+[aeiou][^aeiou]+[aeiou][^aeiou]?"));
    }
}
