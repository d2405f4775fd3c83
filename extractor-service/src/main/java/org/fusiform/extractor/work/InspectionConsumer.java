package org.fusiform.extractor.work;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MalformedMessage;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.InspectionOutcome;
import org.fusiform.contracts.message.InspectionOutcome.ModelInspected;
import org.fusiform.contracts.message.InspectionOutcome.ModelRefused;
import org.fusiform.contracts.message.ModelInspection;
import org.fusiform.extractor.network.NetworkRefused;
import org.jboss.logging.Logger;

/** Answers whether a newly registered model can be used, on a worker of its own so that it never queues behind shards. */
@ApplicationScoped
public class InspectionConsumer {
    private static final Logger LOG = Logger.getLogger(InspectionConsumer.class);

    private final Attempts attempts;
    private final Answers answers;
    private final Drain drain;

    InspectionConsumer(Attempts attempts, Answers answers, Drain drain) {
        this.attempts = attempts;
        this.answers = answers;
        this.drain = drain;
    }

    @Incoming(Topics.MODEL_INSPECTIONS)
    @Blocking("inspection")
    CompletionStage<Void> consume(Message<String> message) {
        return drain.item(() -> take(message));
    }

    private CompletionStage<Void> take(Message<String> message) {
        ModelInspection request;
        try {
            request = MessageJson.read(message.getPayload(), ModelInspection.class);
        } catch (MalformedMessage e) {
            LOG.errorf("to dead letters: %s", e.getMessage());
            return message.nack(e);
        }
        try {
            answer(new ModelInspected(request.project(), request.network(), attempts.inspect(request)));
            return message.ack();
        } catch (NetworkRefused e) {
            answer(new ModelRefused(request.project(), request.network(), e.getMessage()));
            return message.ack();
        } catch (Exception e) {
            drain.giveBackWhenEnding();
            LOG.errorf("model=%s to dead letters: %s", request.network().model(), e);
            answer(new ModelRefused(request.project(), request.network(), "internal error: " + e));
            return message.nack(e);
        }
    }

    private void answer(InspectionOutcome outcome) {
        LOG.infof("model=%s %s", outcome.network().model(), outcome.getClass().getSimpleName());
        answers.tell(outcome);
    }
}
