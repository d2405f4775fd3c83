package org.fusiform.extractor.work;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MalformedMessage;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.InspectionOutcome;
import org.fusiform.contracts.message.InspectionOutcome.ModelInspected;
import org.fusiform.contracts.message.InspectionOutcome.ModelRefused;
import org.fusiform.contracts.message.ModelInspection;
import org.fusiform.contracts.network.LayerDescription;
import org.fusiform.extractor.network.NetworkRefused;
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

/** Answers whether a newly registered model can be used, on a worker of its own so that it never queues behind shards. */
@ApplicationScoped
public class InspectionConsumer {
    private static final Logger LOG = Logger.getLogger(InspectionConsumer.class);

    private final Attempts attempts;
    private final Deadline deadline;
    private final Suspects suspects;
    private final Answers answers;
    private final Drain drain;
    private final Workbench bench;

    InspectionConsumer(
            Attempts attempts, Deadline deadline, Suspects suspects, Answers answers, Drain drain, Workbench bench) {
        this.attempts = attempts;
        this.deadline = deadline;
        this.suspects = suspects;
        this.answers = answers;
        this.drain = drain;
        this.bench = bench;
    }

    @Incoming(Topics.MODEL_INSPECTIONS)
    @Blocking("inspection")
    CompletionStage<Void> consume(Message<String> message) {
        return drain.item(Place.of(message), () -> take(message));
    }

    private CompletionStage<Void> take(Message<String> message) {
        ModelInspection request;
        try {
            request = MessageJson.read(message.getPayload(), ModelInspection.class);
        } catch (MalformedMessage e) {
            return DeadLetters.take(message, e.getMessage(), e);
        }
        try (Work work = bench.begin(ItemKind.INSPECTION, message)
                .about(LogKey.MODEL, request.network().model())) {
            return settle(request, message, work).get();
        }
    }

    private Supplier<CompletionStage<Void>> settle(ModelInspection request, Message<String> message, Work work) {
        try {
            return suspects.hold(request.project(), Place.of(message), () -> inspect(request, message, work));
        } catch (EndsProcesses e) {
            return refuse(request, message, e, e.getMessage());
        } catch (StorageException e) {
            drain.giveBackWhenEnding(work);
            return refuse(request, message, e, e.getMessage());
        }
    }

    /** Once the model's owner has been told, what is left is to tell the broker. */
    private Supplier<CompletionStage<Void>> inspect(ModelInspection request, Message<String> message, Work work) {
        try {
            List<LayerDescription> layers = deadline.hold(
                    () -> attempts.inspect(request, Place.of(message)), reason -> giveUp(request, message, reason));
            answer(new ModelInspected(request.project(), request.network(), layers));
            work.ended(Outcome.DONE);
            return message::ack;
        } catch (NetworkRefused e) {
            answer(new ModelRefused(request.project(), request.network(), e.getMessage()));
            work.ended(Outcome.DONE);
            return message::ack;
        } catch (Exception e) {
            drain.giveBackWhenEnding(work);
            return refuse(request, message, e, "internal error: " + e);
        }
    }

    private void giveUp(ModelInspection request, Message<String> message, String reason) {
        refuse(request, message, new TimeoutException(reason), reason)
                .get()
                .toCompletableFuture()
                .join();
    }

    private Supplier<CompletionStage<Void>> refuse(
            ModelInspection request, Message<String> message, Exception cause, String reason) {
        answer(new ModelRefused(request.project(), request.network(), reason));
        return () -> DeadLetters.take(message, "model=" + request.network().model() + " " + reason, cause);
    }

    private void answer(InspectionOutcome outcome) {
        LOG.infof("model=%s %s", outcome.network().model(), outcome.getClass().getSimpleName());
        answers.tell(outcome);
    }
}
