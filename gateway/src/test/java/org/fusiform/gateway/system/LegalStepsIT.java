package org.fusiform.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fusiform.contracts.LifeCycle;
import org.fusiform.contracts.campaign.CampaignState;
import org.fusiform.gateway.campaign.RunState;
import org.fusiform.gateway.model.ModelState;
import org.fusiform.gateway.order.ExtractionState;
import org.fusiform.gateway.order.OrderState;
import org.fusiform.messaging.database.Transactions;
import org.junit.jupiter.api.Test;

/** The database and the code have the same life cycles. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class LegalStepsIT {
    private static final Map<String, List<? extends LifeCycle<?>>> LIVES = Map.of(
            "campaign", List.of(CampaignState.values()),
            "run", List.of(RunState.values()),
            "extraction_order", List.of(OrderState.values()),
            "extraction", List.of(ExtractionState.values()),
            // What is not fetched has no row.
            "model",
                    Stream.of(ModelState.values())
                            .filter(state -> state != ModelState.NOT_FETCHED)
                            .toList());

    @Inject
    Transactions transactions;

    @Test
    void every_legal_step_is_legal_in_both() {
        LIVES.forEach((table, states) -> {
            List<String> inCode = states.stream()
                    .flatMap(state -> state.next().stream().map(next -> state + ">" + next))
                    .toList();
            String trigger = transactions.call(session -> session.createNativeQuery(
                            "SELECT pg_get_triggerdef(oid) FROM pg_trigger"
                                    + " WHERE tgname = 'legal_step' AND tgrelid = CAST(?1 AS regclass)",
                            String.class)
                    .setParameter(1, "gateway." + table)
                    .getSingleResult());
            List<String> inDatabase = Pattern.compile("'(\\w+>\\w+)'")
                    .matcher(trigger)
                    .results()
                    .map(step -> step.group(1))
                    .toList();

            assertThat(inDatabase).as(table).containsExactlyInAnyOrderElementsOf(inCode);
        });
    }

    @Test
    void an_illegal_step_is_refused_by_both() {
        assertThatThrownBy(() -> ModelState.READY.to(ModelState.UPLOADING))
                .hasMessageContaining("READY cannot become UPLOADING");
        assertThatThrownBy(() -> transactions.call(session -> session.createNativeQuery("""
                                INSERT INTO gateway.model
                                    (project, id, family, pipeline, weights_sha256, weights_bytes, state)
                                VALUES ('nobody', 'm', 'resnet18', 'p', 's', 1, 'READY')""")
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery(
                                        "UPDATE gateway.model SET state = 'UPLOADING' WHERE project = 'nobody'")
                                .executeUpdate())))
                .hasStackTraceContaining("model cannot become UPLOADING from READY");
    }
}
