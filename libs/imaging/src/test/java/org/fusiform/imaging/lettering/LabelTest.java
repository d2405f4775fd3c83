package org.fusiform.imaging.lettering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {
    private static final String EVERY =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.,:;/()[]+=%'!?&#×";

    @Test
    void everyLetterLooksDifferentFromEveryOther() {
        // When
        Set<String> looks = new HashSet<>();
        EVERY.chars().forEach(letter -> {
            Label label = Label.of(Character.toString(letter), 20, 200);
            looks.add(label.width() + Arrays.toString(label.cover()));
        });

        // Then
        assertThat(looks).hasSize(EVERY.length());
    }

    @Test
    void accentsAreDroppedAndUnknownLettersAreBoxes() {
        assertThat(Label.of("Häuser", 10, 200).cover())
                .isEqualTo(Label.of("Hauser", 10, 200).cover());
        assertThat(Label.of("顔", 10, 200).cover())
                .isEqualTo(Label.of("😀", 10, 200).cover());
        assertThat(inked(Label.of("顔", 10, 200))).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 9, 16, 40})
    void lettersStayWithinTheLabelAndFillIt(int capitals) {
        // When
        Label label = Label.of("Egg", capitals, 1000);

        // Then
        for (int x = 0; x < label.width(); x++) {
            assertThat(label.cover()[x]).isLessThan(0.7f);
            assertThat(label.cover()[(label.height() - 1) * label.width() + x]).isLessThan(0.7f);
        }
        assertThat(inked(label)).isGreaterThan(capitals);
    }

    @Test
    void whatDoesNotFitEndsInDots() {
        // Given
        String name = "scrambled-word-with-a-long-name.png";

        // When
        Label cut = Label.of(name, 9, 100);

        // Then
        assertThat(cut.width()).isBetween(85, 100);
        assertThat(IntStream.range(1, name.length())
                        .mapToObj(length -> Label.of(name.substring(0, length) + "...", 9, 1000))
                        .anyMatch(whole -> Arrays.equals(whole.cover(), cut.cover())))
                .as("it begins as the name does and ends in dots")
                .isTrue();
    }

    @Test
    void anEmptyTextIsAnEmptyLabel() {
        assertThat(inked(Label.of("", 9, 100))).isZero();
        assertThat(inked(Label.of("   ", 9, 100))).isZero();
    }

    @Test
    void aNibWithoutBreadthIsRefused() {
        assertThatThrownBy(() -> new Pen(1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pen(1, 2, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void serifsAddStrokesAtTheEndsOfUprights() {
        assertThat(Letter.of("I", false).getFirst().strokes()).hasSize(1);
        assertThat(Letter.of("I", true).getFirst().strokes()).hasSize(3);
        assertThat(Letter.of("-", true).getFirst().strokes()).hasSize(1);
    }

    private static double inked(Label label) {
        double sum = 0;
        for (float cover : label.cover()) {
            sum += cover;
        }
        return sum;
    }
}
