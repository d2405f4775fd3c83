package org.fusiform.extractor.work;

import io.smallrye.faulttolerance.api.BeforeRetry;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.ExtractionOutcome;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.message.InspectionOutcome;

/** Tells how items ended. A broker that is away must not cost what was computed: each is told until the broker has it. */
@ApplicationScoped
public class Answers {
    private final MutinyEmitter<Record<String, String>> shards;
    private final MutinyEmitter<Record<String, String>> models;

    Answers(
            @Channel(Topics.EXTRACTION_COMPLETIONS) MutinyEmitter<Record<String, String>> shards,
            @Channel(Topics.MODEL_INSPECTION_COMPLETIONS) MutinyEmitter<Record<String, String>> models) {
        this.shards = shards;
        this.models = models;
    }

    @Retry(abortOn = RecordTooLargeException.class, maxRetries = -1, maxDuration = 0, delay = 500, jitter = 250)
    @ExponentialBackoff(maxDelay = 20_000)
    @BeforeRetry(RetryNotice.class)
    void tell(ExtractionRequest request, ExtractionOutcome outcome) {
        shards.sendAndAwait(Record.of(request.shardId(), MessageJson.write(outcome)));
    }

    @Retry(abortOn = RecordTooLargeException.class, maxRetries = -1, maxDuration = 0, delay = 500, jitter = 250)
    @ExponentialBackoff(maxDelay = 20_000)
    @BeforeRetry(RetryNotice.class)
    void tell(InspectionOutcome outcome) {
        models.sendAndAwait(Record.of(outcome.network().model(), MessageJson.write(outcome)));
    }
}
