package org.fusiform.stats.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {
    @Test
    void everyConditionIsSpreadEvenlyAndScramblesFollowTheirSources() {
        // Given
        List<Stimulus> stimuli = new ArrayList<>();
        IntStream.range(0, 13).forEach(i -> stimuli.add(new Stimulus("face", null, hash(i), null)));
        IntStream.range(0, 12).forEach(i -> stimuli.add(new Stimulus("body", null, hash(100 + i), null)));
        IntStream.range(0, 13).forEach(i -> stimuli.add(new Stimulus("scrambled-face", null, hash(200 + i), hash(i))));

        // When
        Folds folds = Folds.deal(1, 8, stimuli);

        // Then: half of 12 is 6
        assertThat(folds.count()).isEqualTo(6);
        for (int fold = 0; fold < 6; fold++) {
            int f = fold;
            assertThat(IntStream.range(13, 25).filter(s -> folds.ofStimulus()[s] == f))
                    .hasSize(2);
        }
        for (int i = 0; i < 13; i++) {
            assertThat(folds.ofStimulus()[25 + i]).isEqualTo(folds.ofStimulus()[i]);
        }
    }

    @Test
    void theCountIsEvenAndNullBelowTwo() {
        List<Stimulus> seven = IntStream.range(0, 7)
                .mapToObj(i -> new Stimulus("face", null, hash(i), null))
                .toList();

        assertThat(Folds.deal(1, 8, seven).count()).isEqualTo(2);
        assertThat(Folds.deal(1, 8, seven.subList(0, 3))).isNull();
        assertThat(Folds.deal(1, 0, seven)).isNull();
    }

    @Test
    void theDealingDependsOnSeedAndContentNotOnOrder() {
        List<Stimulus> stimuli = IntStream.range(0, 40)
                .mapToObj(i -> new Stimulus("face", null, hash(i), null))
                .toList();

        int[] folds = Folds.deal(1, 4, stimuli).ofStimulus();
        int[] backwards = Folds.deal(1, 4, stimuli.reversed()).ofStimulus();

        for (int i = 0; i < 40; i++) {
            assertThat(backwards[39 - i]).isEqualTo(folds[i]);
        }
        assertThat(Folds.deal(2, 4, stimuli).ofStimulus()).isNotEqualTo(folds);
    }

    private static String hash(int i) {
        return "%064x".formatted(i);
    }
}
