package org.fusiform.messaging.delivery;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The orderly end of a process (SIGTERM): messages in hand are finished and settled while database and broker still serve.
 * What comes after them, or takes longer than the drain, is given back, which is to say not settled, and another replica
 * takes it. A failure after that is the end's and not the message's: transactions break wherever they are.
 */
@ApplicationScoped
public class OrderlyEnd {
    private static final Logger LOG = Logger.getLogger(OrderlyEnd.class);
    private static final int BEFORE_ANYTHING_STOPS = 1;

    private final Duration drain;
    private int inHand;
    private boolean ending;
    private volatile boolean over;

    @Inject
    OrderlyEnd(DeliveryConfig config) {
        this(config.drain());
    }

    OrderlyEnd(Duration drain) {
        this.drain = drain;
    }

    /** How the work on a message ends with its being settled; never, where the process ends before. */
    CompletionStage<Void> before(Supplier<CompletionStage<Void>> work) {
        if (!begin()) {
            return givenBack();
        }
        try {
            return work.get().whenComplete((done, failure) -> end());
        } catch (Stopping e) {
            end();
            return givenBack();
        } catch (RuntimeException | Error e) {
            end();
            throw e;
        }
    }

    /**
     * Called where work has failed, before anything is done about it.
     *
     * @throws Stopping if it was interrupted, or fails so late that the end is the cause
     */
    public void stopIfEnded(Throwable failure) {
        if (failure instanceof Stopping stopping) {
            throw stopping;
        }
        if (over) {
            throw new Stopping(failure);
        }
    }

    /** It is never settled: the offset stays, and the next owner of the partition begins it anew. */
    private static CompletionStage<Void> givenBack() {
        return new CompletableFuture<>();
    }

    private synchronized boolean begin() {
        if (!ending) {
            inHand++;
        }
        return !ending;
    }

    private synchronized void end() {
        inHand--;
        notifyAll();
    }

    synchronized void stop(@Observes @Priority(BEFORE_ANYTHING_STOPS) ShutdownEvent event) throws InterruptedException {
        ending = true;
        long end = System.nanoTime() + drain.toNanos();
        for (long left = drain.toNanos(); inHand > 0 && left > 0; left = end - System.nanoTime()) {
            wait(left / 1_000_000 + 1);
        }
        over = true;
        if (inHand > 0) {
            LOG.warnf("%d messages are not settled after %s and are given back", inHand, drain);
        }
    }
}
