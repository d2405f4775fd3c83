package org.fusiform.stats.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.fusiform.contracts.LifeCycle;
import org.fusiform.messaging.database.Transactions;
import org.fusiform.stats.work.ledger.CrossModelState;
import org.fusiform.stats.work.ledger.LayerState;
import org.fusiform.stats.work.ledger.RunState;
import org.junit.jupiter.api.Test;

/** The database and the code have the same life cycles. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class LegalStepsIT {
    private static final Map<String, List<? extends LifeCycle<?>>> LIVES = Map.of(
            "plan", List.of(RunState.values()),
            "planned_layer", List.of(LayerState.values()),
            "cross_model", List.of(CrossModelState.values()));

    @Inject
    Transactions transactions;

    @Test
    void everyLegalStepIsLegalInBoth() {
        LIVES.forEach((table, states) -> {
            List<String> inCode = states.stream()
                    .flatMap(state -> state.next().stream().map(next -> state + ">" + next))
                    .toList();
            String trigger = transactions.call(session -> session.createNativeQuery(
                            "SELECT pg_get_triggerdef(oid) FROM pg_trigger"
                                    + " WHERE tgname = 'legal_step' AND tgrelid = CAST(?1 AS regclass)",
                            String.class)
                    .setParameter(1, "stats." + table)
                    .getSingleResult());
            List<String> inDatabase = Pattern.compile("'(\\w+>\\w+)'")
                    .matcher(trigger)
                    .results()
                    .map(step -> step.group(1))
                    .toList();

            assertThat(inDatabase).as(table).containsExactlyInAnyOrderElementsOf(inCode);
        });
    }
}
