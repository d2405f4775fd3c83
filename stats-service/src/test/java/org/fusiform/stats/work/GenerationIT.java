package org.fusiform.stats.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisOutcome.RunAnalysed;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.ExtractionDiscarded;
import org.fusiform.contracts.message.ExtractionOutcome.ShardCompleted;
import org.fusiform.contracts.message.ExtractionOutcome.ShardFailed;
import org.fusiform.messaging.database.Transactions;
import org.fusiform.stats.work.ledger.Ledger;
import org.junit.jupiter.api.Test;

/** Arrays that were discarded are awaited anew, whatever order the words on the old and on the new ones come in. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class GenerationIT extends PlantedPreferences {
    @Inject
    Ledger ledger;

    @Inject
    Transactions transactions;

    @Test
    void a_plan_waits_for_its_own_generation_in_every_order_of_the_messages() {
        List<AnalysisPlan> plans = new ArrayList<>();
        for (List<String> order : orders(List.of("completed", "discarded", "planned anew", "completed anew"))) {
            // Given
            Experiment old = experiment(30).ofGeneration(1);
            Experiment renewed = old.ofGeneration(2);
            List<ShardCompleted> before = old.extract();
            List<ShardCompleted> after = renewed.extract();
            AnalysisPlan plan = renewed.plan(WELCH);
            Map<String, Runnable> words = Map.of(
                    "completed", () -> ledger.ended(List.copyOf(before)),
                    "discarded", () -> discards(old).forEach(ledger::discarded),
                    "planned anew", () -> ledger.planned(plan),
                    "completed anew", () -> ledger.ended(List.copyOf(after)));

            // When, each of them twice
            boolean stored = false;
            for (String word : order) {
                words.get(word).run();
                words.get(word).run();
                stored |= word.equals("completed anew");

                // Then
                boolean due = stored && order.indexOf("planned anew") <= order.indexOf(word);
                assertThat(dueLayers(plan)).as("%s, at %s", order, word).isEqualTo(due ? 2 : 0);
            }
            assertThat(shards(old)).as("%s", order).isZero();
            plans.add(plan);
        }
        plans.forEach(plan -> conversation.await(plan.run(), RunAnalysed.class));
    }

    @Test
    void a_late_failure_of_a_discarded_generation_holds_no_run() {
        // Given
        Experiment old = experiment(31).ofGeneration(1);
        Experiment renewed = old.ofGeneration(2);
        List<String> extractions =
                old.layers().stream().map(Experiment.Layer::extraction).toList();
        ShardFailed failed = new ShardFailed(
                Experiment.PROJECT,
                old.order(),
                1,
                extractions,
                "no image",
                null,
                Map.of(extractions.get(0), 1L, extractions.get(1), 1L));

        // When
        ledger.ended(List.of(failed));
        discards(old).forEach(ledger::discarded);
        ledger.ended(List.of(failed));
        AnalysisPlan plan = renewed.plan(WELCH);
        ledger.planned(plan);
        ledger.ended(List.copyOf(renewed.extract()));

        // Then
        conversation.await(plan.run(), RunAnalysed.class);
    }

    @Test
    void what_is_discarded_and_computed_anew_is_analysed_anew() {
        // Given a run whose arrays are discarded after it
        Experiment old = experiment(32).ofGeneration(7);
        AnalysisPlan first = old.plan(WELCH);
        conversation.plan(first);
        List<ShardCompleted> before = old.extract();
        conversation.tell(before);
        conversation.await(first.run(), RunAnalysed.class);
        discards(old)
                .forEach(discarded -> conversation.send(
                        Topics.EXTRACTION_DISCARDS, discarded.extraction(), MessageJson.write(discarded)));
        await().atMost(Duration.ofSeconds(60)).until(() -> shards(old) == 0);
        old.layers().forEach(layer -> store.list(ObjectKeys.activations(Experiment.PROJECT, layer.extraction()) + "/")
                .forEach(object -> store.delete(object.key())));

        // When: another analysis, and the old shards once more
        Experiment renewed = old.ofGeneration(8);
        AnalysisPlan second = renewed.plan(RATIO);
        conversation.plan(second);
        conversation.tell(before);
        await().atMost(Duration.ofSeconds(60)).until(() -> known(second));
        assertThat(dueLayers(second)).isZero();
        conversation.tell(renewed.extract());

        // Then
        assertThat(conversation.await(second.run(), RunAnalysed.class).consistency())
                .hasSize(1);
        assertThat(shards(old)).isZero();
    }

    private static Stream<ExtractionDiscarded> discards(Experiment experiment) {
        return experiment.layers().stream()
                .map(layer -> new ExtractionDiscarded(Experiment.PROJECT, layer.extraction(), experiment.generation()));
    }

    private static List<List<String>> orders(List<String> words) {
        if (words.isEmpty()) {
            return List.of(List.of());
        }
        return words.stream()
                .flatMap(first -> orders(words.stream()
                                .filter(word -> !word.equals(first))
                                .toList())
                        .stream()
                        .map(rest ->
                                Stream.concat(Stream.of(first), rest.stream()).toList()))
                .toList();
    }

    private long dueLayers(AnalysisPlan plan) {
        return count("SELECT count(*) FROM stats.planned_layer WHERE run = ?1 AND state <> 'WAITING'", plan.run());
    }

    private boolean known(AnalysisPlan plan) {
        return count("SELECT count(*) FROM stats.plan WHERE run = ?1", plan.run()) == 1;
    }

    private long shards(Experiment experiment) {
        return count(
                "SELECT count(*) FROM stats.shard WHERE extraction = ?1 AND generation = " + experiment.generation(),
                experiment.layers().getFirst().extraction());
    }

    private long count(String query, String id) {
        return transactions.call(session ->
                session.createNativeQuery(query, Long.class).setParameter(1, id).getSingleResult());
    }
}
