package org.fusiform.gateway.campaign;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.fusiform.contracts.message.AnalysisOutcome;
import org.fusiform.contracts.message.AnalysisOutcome.AnalysisFailed;
import org.fusiform.contracts.message.AnalysisOutcome.CampaignAnalysed;
import org.fusiform.contracts.message.AnalysisOutcome.LayerAnalysed;
import org.fusiform.contracts.message.AnalysisOutcome.RunAnalysed;
import org.fusiform.contracts.message.ExtractionOutcome;
import org.fusiform.contracts.message.ExtractionOutcome.ShardCompleted;
import org.fusiform.contracts.message.ExtractionOutcome.ShardFailed;
import org.fusiform.contracts.message.ExtractionOutcome.ShardSkipped;
import org.fusiform.messaging.database.Transactions;
import org.fusiform.telemetry.Metric;

/** How far all campaigns are together, from the database, and what this gateway hears of them. */
@ApplicationScoped
public class CampaignMeters {
    private static final String SHARD = "shard";
    private static final String ANALYSIS = "analysis";

    private final Transactions transactions;
    private final MeterRegistry meters;
    private volatile Numbers numbers = new Numbers(0, 0, 0);

    CampaignMeters(Transactions transactions, MeterRegistry meters) {
        this.transactions = transactions;
        this.meters = meters;
        for (String outcome : List.of("completed", "failed", "skipped")) {
            count(SHARD, outcome, 0);
        }
        for (String outcome : List.of("layer", "run", "comparison", "failed")) {
            count(ANALYSIS, outcome, 0);
        }
        Gauge.builder(Metric.CAMPAIGNS.id(), () -> numbers.campaigns()).register(meters);
        Gauge.builder(Metric.SHARDS_IN_FLIGHT.id(), () -> numbers.inFlight()).register(meters);
        Gauge.builder(Metric.SHARDS_WAITING.id(), () -> numbers.waiting()).register(meters);
    }

    void heard(List<ExtractionOutcome> outcomes) {
        outcomes.forEach(outcome -> count(
                SHARD,
                switch (outcome) {
                    case ShardCompleted completed -> "completed";
                    case ShardFailed failed -> "failed";
                    case ShardSkipped skipped -> "skipped";
                },
                1));
    }

    void heard(AnalysisOutcome outcome) {
        count(
                ANALYSIS,
                switch (outcome) {
                    case LayerAnalysed layer -> "layer";
                    case RunAnalysed run -> "run";
                    case CampaignAnalysed comparison -> "comparison";
                    case AnalysisFailed failed -> "failed";
                },
                1);
    }

    private void count(String kind, String outcome, int more) {
        meters.counter(Metric.ANSWERS.id(), "kind", kind, "outcome", outcome).increment(more);
    }

    /** Where the database is away the numbers stay as they were. */
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        Object[] row = transactions.call(
                session -> session.createNativeQuery("""
                        SELECT (SELECT count(*) FROM gateway.campaign WHERE state IN ('PENDING', 'RUNNING', 'CANCELLING')),
                            coalesce(sum(in_flight), 0)::bigint, coalesce(sum(shards - next_shard), 0)::bigint
                        FROM gateway.extraction_order WHERE state = 'OPEN'""", Object[].class).getSingleResult());
        numbers = new Numbers((Long) row[0], (Long) row[1], (Long) row[2]);
    }

    private record Numbers(long campaigns, long inFlight, long waiting) {}
}
