package org.fusiform.gateway.campaign.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.fusiform.contracts.network.LayerDescription;
import org.fusiform.contracts.network.Network;
import org.fusiform.contracts.network.Weights;
import org.fusiform.gateway.problem.Mistakes;
import org.fusiform.gateway.problem.Problem;
import org.junit.jupiter.api.Test;

class CampaignLimitsTest {
    private static final List<Integer> SMALL = List.of(8, 1, 1);

    @Test
    void a_thousand_models_by_ten_thousand_stimuli_are_allowed_and_one_more_is_not() {
        assertThatCode(() -> check(runs(1000, 1, SMALL), 10_000)).doesNotThrowAnyException();
        refused(runs(1000, 1, SMALL), 10_001, "/models", "10001000 forward passes, over the limit of 10000000");
    }

    @Test
    void the_layers_of_a_model_and_of_all_are_bounded() {
        assertThatCode(() -> check(runs(20, 1000, SMALL), 10)).doesNotThrowAnyException();
        refused(runs(1, 1001, SMALL), 10, "/layers", "1001 layers of model m, over the limit of 1000");
        refused(runs(21, 1000, SMALL), 10, "/layers", "21000 layers in all, over the limit of 20000");
    }

    @Test
    void the_units_of_a_layer_and_of_all_are_bounded() {
        assertThatCode(() -> check(runs(1, 1, List.of(1 << 20, 8, 8)), 10)).doesNotThrowAnyException();
        refused(
                runs(1, 1, List.of(1 << 20, 8, 9)),
                10,
                "/layers",
                "layer l0 of model m has 75497472 units, over the limit of 67108864");
        refused(runs(300, 1, List.of(1 << 20, 8, 8)), 10, "/layers", "20132659200 units in all");
    }

    private static void refused(List<PlannedRun> runs, int stimuli, String pointer, String detail) {
        assertThatThrownBy(() -> check(runs, stimuli))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.errors()).anySatisfy(error -> {
                            assertThat(error.pointer()).isEqualTo(pointer);
                            assertThat(error.detail()).contains(detail);
                        }));
    }

    private static void check(List<PlannedRun> runs, int stimuli) {
        Mistakes mistakes = new Mistakes();
        CampaignLimits.check(runs, stimuli, mistakes);
        mistakes.throwIfAny();
    }

    private static List<PlannedRun> runs(int models, int layers, List<Integer> shape) {
        List<LayerDescription> each = IntStream.range(0, layers)
                .mapToObj(layer -> new LayerDescription("l" + layer, shape, null))
                .toList();
        return Collections.nCopies(
                models, new PlannedRun(new Network("m", "tiny", new Weights.Seeded(1), "pipeline"), each));
    }
}
