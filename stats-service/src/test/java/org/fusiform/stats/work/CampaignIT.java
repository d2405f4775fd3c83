package org.fusiform.stats.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.campaign.Contrasts;
import org.fusiform.contracts.campaign.Criterion;
import org.fusiform.contracts.campaign.RdmComparison;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisItem.CrossModelItem;
import org.fusiform.contracts.message.AnalysisOutcome.AnalysisFailed;
import org.fusiform.contracts.message.AnalysisOutcome.CampaignAnalysed;
import org.fusiform.contracts.message.AnalysisOutcome.LayerAnalysed;
import org.fusiform.contracts.message.AnalysisOutcome.RunAnalysed;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.network.Network;
import org.fusiform.contracts.network.Weights;
import org.fusiform.contracts.result.Comparison;
import org.fusiform.contracts.result.LabelPermutation;
import org.fusiform.contracts.result.ModelConsistency;
import org.fusiform.stats.layer.Responses;
import org.fusiform.stats.validation.Folds;
import org.fusiform.stats.validation.Stimulus;
import org.junit.jupiter.api.Test;

/** What the runs of a campaign come to together. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class CampaignIT extends PlantedPreferences {
    private static final AnalysisParameters RANKS = new AnalysisParameters(
            Criterion.RANK_SUM,
            0.02,
            null,
            Contrasts.EVERY_OTHER,
            List.of("face"),
            0,
            true,
            null,
            RdmComparison.CKA,
            null,
            19);
    private static final Network TRAINED =
            new Network("trained", "resnet50", new Weights.Stored("ab", 1), "imagenet-256-bilinear");
    private static final Network UNTRAINED =
            new Network("untrained:resnet50", "resnet50", new Weights.Seeded(1), "imagenet-256-bilinear");

    private static List<String> twoRuns() {
        return List.of(UUID.randomUUID().toString(), UUID.randomUUID().toString());
    }

    @Test
    void modelsAreComparedOnceAllRunsAreDone() {
        // Given an untrained network before the trained one
        String campaign = UUID.randomUUID().toString();
        List<String> runs = twoRuns();
        Experiment weak = experiment(1, 1.5f);
        Experiment strong = experiment(2, 3);
        conversation.plan(weak.plan(campaign, UNTRAINED, runs.get(0), runs, RATIO));
        conversation.plan(strong.plan(campaign, TRAINED, runs.get(1), runs, RATIO));

        // When, everything twice
        conversation.tell(strong.extract());
        conversation.await(runs.get(1), RunAnalysed.class);
        assertThat(conversation.outcomes(runs.get(0))).isEmpty();
        conversation.tell(weak.extract());
        conversation.tell(strong.extract());
        CampaignAnalysed analysed = conversation.await(runs.getFirst(), CampaignAnalysed.class);
        conversation.send(
                Topics.ANALYSIS_REQUESTS,
                runs.getFirst() + "/cross-model",
                MessageJson.write(new CrossModelItem(Experiment.PROJECT, campaign, runs)));
        modelsOfAnotherCampaignAreCompared();

        // Then: 2 stages, 2 targets, 3 measures
        assertThat(conversation.outcomes(runs.getFirst()).stream().filter(CampaignAnalysed.class::isInstance))
                .hasSize(1);
        assertThat(analysed.runs()).isEqualTo(runs);
        assertThat(analysed.comparisons()).hasSize(2 * 2 * 3).allSatisfy(comparison -> {
            assertThat(comparison.a()).isEqualTo("trained");
            assertThat(comparison.b()).isEqualTo("untrained:resnet50");
            assertThat(comparison.control()).isTrue();
        });
        assertFraction(analysed.comparisons(), strong, weak);
        assertConsistency(analysed.consistency(), weak, strong);
    }

    private void modelsOfAnotherCampaignAreCompared() {
        String campaign = UUID.randomUUID().toString();
        List<String> runs = twoRuns();
        Experiment experiment = experiment(3, 2);
        conversation.tell(experiment.extract());
        conversation.plan(experiment.plan(campaign, TRAINED, runs.get(0), runs, RATIO));
        conversation.plan(experiment.plan(campaign, UNTRAINED, runs.get(1), runs, RATIO));
        CampaignAnalysed analysed = conversation.await(runs.getFirst(), CampaignAnalysed.class);
        assertThat(analysed.comparisons())
                .allSatisfy(comparison -> assertThat(comparison.difference()).isIn(0.0, null));
    }

    private static void assertFraction(List<Comparison> comparisons, Experiment a, Experiment b) {
        Comparison found = comparisons.stream()
                .filter(c -> c.stage() == 0
                        && c.target().equals("face")
                        && c.measure().equals("fraction"))
                .findFirst()
                .orElseThrow();
        double[] difference = new double[5];
        for (int without = -1; without < 4; without++) {
            difference[without + 1] = fraction(a, without) - fraction(b, without);
        }
        double mean = Arrays.stream(difference, 1, 5).average().orElseThrow();
        double squares = Arrays.stream(difference, 1, 5)
                .map(d -> (d - mean) * (d - mean))
                .sum();
        double se = Math.sqrt(3.0 / 4 * squares);
        double reach = TDistribution.of(3).inverseCumulativeProbability(0.975) * se;
        assertThat(found.difference()).isCloseTo(difference[0], within(1e-12));
        assertThat(found.se()).isCloseTo(se, within(1e-12)).isPositive();
        assertThat(found.ci95().get(0)).isCloseTo(difference[0] - reach, within(1e-9));
        assertThat(found.ci95().get(1)).isCloseTo(difference[0] + reach, within(1e-9));
    }

    /** The fraction of layer 0 that prefers faces, without a fold. */
    private static double fraction(Experiment experiment, int without) {
        List<Stimulus> stimuli = experiment.manifest().stimuli().stream()
                .map(entry -> new Stimulus(entry.condition(), null, entry.sha256(), null))
                .toList();
        int[] fold = Folds.deal(1, 4, stimuli).ofStimulus();
        int[] kept =
                IntStream.range(0, fold.length).filter(s -> fold[s] != without).toArray();
        float[][] all = experiment.layers().getFirst().activations();
        float[][] activations = Arrays.stream(kept).mapToObj(s -> all[s]).toArray(float[][]::new);
        List<String> conditionOf = Arrays.stream(kept).mapToObj(CONDITIONS::get).toList();
        return (double) Naive.twiceAnyOther(activations, conditionOf, "face").length / all[0].length;
    }

    private static void assertConsistency(List<ModelConsistency> consistency, Experiment a, Experiment b) {
        assertThat(consistency).hasSize(2 * 3);
        ModelConsistency all = consistency.stream()
                .filter(one -> one.stage() == 1 && one.population().equals("all"))
                .findFirst()
                .orElseThrow();
        double expected = Naive.spearman(rdm(a, 1), rdm(b, 1));
        assertThat(all.models()).containsExactly("untrained:resnet50", "trained");
        assertThat(all.matrix().get(0).get(1)).isCloseTo(expected, within(1e-9));
        assertThat(all.matrix().get(1)).isEqualTo(List.of(all.matrix().get(0).get(1), 1.0));
        assertThat(all.pairMean()).isCloseTo(expected, within(1e-9));
    }

    private static double[] rdm(Experiment experiment, int layer) {
        float[][] activations = experiment.layers().get(layer).activations();
        return Naive.rdm(activations, IntStream.range(0, activations[0].length).toArray());
    }

    @Test
    void aRetriedRunIsComparedInPlaceOfTheFailedOne() {
        // Given a run that fails
        String campaign = UUID.randomUUID().toString();
        List<String> runs = twoRuns();
        Experiment good = experiment(4, 2);
        Experiment bad = experiment(5, 2);
        bad.layers().getFirst().activations()[3][3] = Float.NaN;
        conversation.plan(good.plan(campaign, TRAINED, runs.get(0), runs, RATIO));
        conversation.plan(bad.plan(campaign, UNTRAINED, runs.get(1), runs, RATIO));
        conversation.tell(good.extract());
        conversation.tell(bad.extract());
        conversation.await(runs.get(0), RunAnalysed.class);
        conversation.await(runs.get(1), AnalysisFailed.class);
        assertThat(conversation.items(runs.get(0))).doesNotContain(runs.get(0) + "/cross-model");

        // When
        List<String> retried = List.of(runs.get(0), UUID.randomUUID().toString());
        Experiment mended = experiment(6, 2);
        conversation.plan(mended.plan(campaign, UNTRAINED, retried.get(1), retried, RATIO));
        conversation.tell(mended.extract());

        // Then
        assertThat(conversation.await(runs.get(0), CampaignAnalysed.class).runs())
                .isEqualTo(retried);
    }

    @Test
    void whatCannotBeComparedSaysSo() {
        // Given replicates that are gone when the comparison is due
        String campaign = UUID.randomUUID().toString();
        List<String> runs = twoRuns();
        Experiment first = experiment(7, 2);
        Experiment second = experiment(8, 2);
        AnalysisPlan plan = first.plan(campaign, TRAINED, runs.get(0), runs, RATIO);
        conversation.plan(plan);
        conversation.tell(first.extract());
        conversation.await(runs.get(0), RunAnalysed.class);
        String key = ObjectKeys.replicates(
                Experiment.PROJECT, first.layers().getFirst().extraction(), RATIO.id(plan.seed()));
        store.delete(key);

        // When
        conversation.plan(second.plan(campaign, UNTRAINED, runs.get(1), runs, RATIO));
        conversation.tell(second.extract());

        // Then
        assertThat(conversation.await(runs.get(0), AnalysisFailed.class).reason())
                .contains("comparison of the models")
                .contains(key);
        try (Topic dead = new Topic(servers, Topics.deadLetterOf(Topics.ANALYSIS_REQUESTS))) {
            await().atMost(Duration.ofSeconds(30)).until(() -> dead.records().stream()
                    .anyMatch(message -> message.key().equals(runs.get(0) + "/cross-model")));
        }
    }

    @Test
    void ranksShufflesAndResponsesComeThroughTheWholeService() {
        // Given
        Experiment experiment = experiment(9, 5);
        AnalysisPlan plan = experiment.plan(RANKS);

        // When
        conversation.plan(plan);
        conversation.tell(experiment.extract());
        RunAnalysed run = conversation.await(plan.run(), RunAnalysed.class);

        // Then
        LayerAnalysed layer = conversation.await(plan.run(), LayerAnalysed.class);
        var face = layer.results().getFirst().targets().get("face");
        assertThat(face.selected()).isPositive();
        assertThat(face.permutation().permutations()).isEqualTo(19);
        assertThat(face.permutation().p()).isBetween(0.05, 0.2);
        assertThat(face.permutation().mostSelected()).isLessThanOrEqualTo(face.selected());
        assertThat(face.permutation().tests()).isEqualTo(LabelPermutation.GLOBAL_NULL);
        assertThat(run.consistency().getFirst().get("all").matrix().get(0).get(1))
                .isBetween(0.0, 1.0);
        Experiment.Layer first = experiment.layers().get(layer.layer());
        Responses responses = Responses.read(
                store.get(
                        ObjectKeys.responses(Experiment.PROJECT, first.extraction(), RANKS.id(plan.seed()), "face"),
                        1 << 20),
                CONDITIONS.size());
        assertThat(responses.units()).hasSize((int) face.selected());
        int unit = responses.units()[0];
        for (int s = 0; s < CONDITIONS.size(); s++) {
            assertThat(responses.responses()[0][s]).isEqualTo(first.activations()[s][unit]);
        }
        assertThat(responses.dprime()[0])
                .isCloseTo(Naive.dprime(first.activations(), CONDITIONS, "face", unit), within(1e-9));
    }
}
