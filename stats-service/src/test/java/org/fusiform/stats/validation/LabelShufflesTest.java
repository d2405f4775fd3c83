package org.fusiform.stats.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelShufflesTest {
    private final List<Stimulus> stimuli = new ArrayList<>();
    private final List<Integer> conditions = new ArrayList<>();

    private void add(int condition, String subcategory, int hash, Integer source) {
        stimuli.add(
                new Stimulus("condition-" + condition, subcategory, hash(hash), source == null ? null : hash(source)));
        conditions.add(condition);
    }

    private static String hash(int i) {
        return "%064x".formatted(i);
    }

    private LabelShuffles shuffles(long seed, int count) {
        return new LabelShuffles(seed, count, conditionOf(), stimuli);
    }

    private int[] conditionOf() {
        return conditions.stream().mapToInt(Integer::intValue).toArray();
    }

    @Test
    void sizesAreKeptAndEveryShuffleIsAnother() {
        // Given 12, 8 and 10 stimuli without structure
        IntStream.range(0, 30).forEach(i -> add(i < 12 ? 0 : i < 20 ? 1 : 2, null, i, null));
        LabelShuffles shuffles = shuffles(3, 40);

        List<List<Integer>> seen = new ArrayList<>();
        for (int b = 0; b < 40; b++) {
            int[] labels = shuffles.labels(b);
            assertThat(Arrays.stream(labels).filter(c -> c == 0)).hasSize(12);
            assertThat(Arrays.stream(labels).filter(c -> c == 1)).hasSize(8);
            seen.add(Arrays.stream(labels).boxed().toList());
        }
        assertThat(seen).doesNotHaveDuplicates().doesNotContain(conditions);
        // Each stimulus is labelled 0 in about 12 of 30: over 40 shuffles 16 ± 3.1
        for (int s = 0; s < 30; s++) {
            int stimulus = s;
            assertThat(seen.stream().filter(labels -> labels.get(stimulus) == 0))
                    .hasSizeBetween(4, 28);
        }
    }

    @Test
    void theDealingDependsOnSeedNumberAndContentNotOnOrder() {
        IntStream.range(0, 30).forEach(i -> add(i % 3, null, i, null));
        int[] labels = shuffles(3, 5).labels(4);

        assertThat(shuffles(3, 50).labels(4)).isEqualTo(labels);
        assertThat(shuffles(4, 5).labels(4)).isNotEqualTo(labels);
    }

    @Test
    void subcategoriesKeepTogether() {
        // Given 4 conditions of 2 subcategories of 5
        IntStream.range(0, 40).forEach(i -> add(i / 10, "sub-" + i / 5, i, null));
        LabelShuffles shuffles = shuffles(1, 20);

        for (int b = 0; b < 20; b++) {
            int[] labels = shuffles.labels(b);
            for (int sub = 0; sub < 8; sub++) {
                assertThat(Arrays.stream(labels, sub * 5, sub * 5 + 5).distinct())
                        .as("labels of one subcategory")
                        .hasSize(1);
            }
            assertThat(Arrays.stream(labels).filter(c -> c == 3)).hasSize(10);
        }
    }

    @Test
    void aScrambleGoesWithItsSource() {
        // Given scenes (0) and words (1), each with its scramble (2, 3), and faces (4) without
        IntStream.range(0, 6).forEach(i -> add(0, null, i, null));
        IntStream.range(0, 6).forEach(i -> add(1, null, 10 + i, null));
        IntStream.range(0, 6).forEach(i -> add(2, null, 20 + i, i));
        IntStream.range(0, 6).forEach(i -> add(3, null, 30 + i, 10 + i));
        IntStream.range(0, 6).forEach(i -> add(4, null, 40 + i, null));
        LabelShuffles shuffles = shuffles(7, 20);

        for (int b = 0; b < 20; b++) {
            int[] labels = shuffles.labels(b);
            for (int i = 0; i < 12; i++) {
                assertThat(labels[12 + i]).as("scramble of " + i).isEqualTo(labels[i] + 2);
            }
            assertThat(Arrays.stream(labels, 24, 30)).containsOnly(4);
        }
        assertThat(IntStream.range(0, 20).mapToObj(b -> shuffles.labels(b)[0])).contains(0, 1);
    }

    @Test
    void aSetThatLeavesNothingToShuffleIsRefused() {
        // Given one subcategory of 4 and one of 6
        IntStream.range(0, 10).forEach(i -> add(i < 4 ? 0 : 1, "only", i, null));

        assertThatThrownBy(() -> shuffles(1, 10))
                .hasMessageContaining("permutations")
                .hasMessageContaining("nothing");
        assertThatThrownBy(() -> new LabelShuffles(1, 0, conditionOf(), stimuli))
                .hasMessageContaining("permutations");
    }
}
