package org.fusiform.extractor.work;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MalformedMessage;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.ExtractionOutcome.ShardCompleted;
import org.fusiform.contracts.message.ExtractionOutcome.ShardFailed;
import org.fusiform.contracts.message.ExtractionOutcome.ShardSkipped;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.message.LayerTap;
import org.fusiform.extractor.capture.ShardRefused;
import org.fusiform.kafka.Place;
import org.fusiform.kafka.suspect.EndsProcesses;
import org.fusiform.kafka.suspect.Suspects;
import org.fusiform.storage.StorageException;
import org.fusiform.telemetry.DeadLetters;
import org.fusiform.telemetry.ItemKind;
import org.fusiform.telemetry.LogKey;
import org.fusiform.telemetry.Outcome;
import org.fusiform.telemetry.Work;
import org.fusiform.telemetry.Workbench;
import org.jboss.logging.Logger;

/**
 * Takes shards: store the chunks, tell of it, acknowledge the request, in this order. Three are in hand, so that the network
 * has enough while one is stored.
 */
@ApplicationScoped
public class ExtractionConsumer {
    private static final Logger LOG = Logger.getLogger(ExtractionConsumer.class);

    private final Attempts attempts;
    private final Deadline deadline;
    private final Suspects suspects;
    private final Cancellations cancelled;
    private final Answers answers;
    private final Drain drain;
    private final Workbench bench;
    private final ExtractorMeters meters;

    ExtractionConsumer(
            Attempts attempts,
            Deadline deadline,
            Suspects suspects,
            Cancellations cancelled,
            Answers answers,
            Drain drain,
            Workbench bench,
            ExtractorMeters meters) {
        this.attempts = attempts;
        this.deadline = deadline;
        this.suspects = suspects;
        this.cancelled = cancelled;
        this.answers = answers;
        this.drain = drain;
        this.bench = bench;
        this.meters = meters;
    }

    @Incoming(Topics.EXTRACTION_REQUESTS)
    @Blocking(value = "extraction", ordered = false)
    CompletionStage<Void> consume(Message<String> message) {
        return drain.item(Place.of(message), () -> take(message));
    }

    private CompletionStage<Void> take(Message<String> message) {
        ExtractionRequest request;
        try {
            request = MessageJson.read(message.getPayload(), ExtractionRequest.class);
        } catch (MalformedMessage e) {
            return DeadLetters.take(message, e.getMessage(), e);
        }
        try (Work work = bench.begin(ItemKind.SHARD, message)
                .about(LogKey.CAMPAIGN, request.campaign())
                .about(LogKey.RUN, request.order())
                .about(LogKey.SHARD, request.shardId())
                .about(LogKey.MODEL, request.network().model())) {
            return settle(request, message, work).get();
        }
    }

    private Supplier<CompletionStage<Void>> settle(ExtractionRequest request, Message<String> message, Work work) {
        try {
            return suspects.hold(request.project(), Place.of(message), () -> answer(request, message, work));
        } catch (EndsProcesses e) {
            return refuse(request, message, e, e.getMessage(), null);
        } catch (StorageException e) {
            drain.giveBackWhenEnding(work);
            return refuse(request, message, e, e.getMessage(), null);
        }
    }

    /** Once the campaign has been told, what is left is to tell the broker. */
    private Supplier<CompletionStage<Void>> answer(ExtractionRequest request, Message<String> message, Work work) {
        if (cancelled.contains(request.order())) {
            answers.tell(
                    request,
                    new ShardSkipped(request.project(), request.order(), request.shard(), extractions(request)));
            work.ended(Outcome.SKIPPED);
            return message::ack;
        }
        return capture(request, message, work);
    }

    private Supplier<CompletionStage<Void>> capture(ExtractionRequest request, Message<String> message, Work work) {
        long start = System.nanoTime();
        try {
            ShardCompleted completed = deadline.hold(
                    () -> attempts.capture(request, Place.of(message)), reason -> giveUp(request, message, reason));
            answers.tell(request, completed);
            work.ended(Outcome.DONE);
            done(request, completed, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            return message::ack;
        } catch (ShardRefused e) {
            return refuse(request, message, e, e.getMessage(), boxed(e.fittingBatch()));
        } catch (Exception e) {
            drain.giveBackWhenEnding(work);
            // Whatever it is, the campaign must hear of it; the dead letter keeps the request for another try.
            return refuse(request, message, e, "internal error: " + e, null);
        }
    }

    private void giveUp(ExtractionRequest request, Message<String> message, String reason) {
        refuse(request, message, new TimeoutException(reason), reason, null)
                .get()
                .toCompletableFuture()
                .join();
    }

    private Supplier<CompletionStage<Void>> refuse(
            ExtractionRequest request, Message<String> message, Exception cause, String reason, Integer fittingBatch) {
        answers.tell(
                request,
                new ShardFailed(
                        request.project(),
                        request.order(),
                        request.shard(),
                        extractions(request),
                        reason,
                        fittingBatch,
                        LayerTap.generations(request.layers())));
        return () -> DeadLetters.take(
                message, "model=" + request.network().model() + " shard=" + request.shardId() + " " + reason, cause);
    }

    private static Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private static List<String> extractions(ExtractionRequest request) {
        return request.layers().stream().map(LayerTap::extraction).toList();
    }

    private void done(ExtractionRequest request, ShardCompleted completed, long millis) {
        long bytes = completed.layers().stream()
                .flatMap(layer -> layer.chunks().stream())
                .mapToLong(chunk -> chunk.bytes())
                .sum();
        meters.stored(request.stimuli().size(), bytes);
        LOG.infof(
                "model=%s shard=%s stimuli=%d layers=%d bytes=%d ms=%d",
                request.network().model(),
                request.shardId(),
                request.stimuli().size(),
                completed.layers().size(),
                bytes,
                millis);
    }
}
