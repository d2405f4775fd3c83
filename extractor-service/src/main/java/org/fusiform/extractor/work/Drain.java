package org.fusiform.extractor.work;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.fusiform.extractor.work.config.ExtractorConfig;
import org.fusiform.kafka.Place;
import org.fusiform.telemetry.Outcome;
import org.fusiform.telemetry.Work;
import org.jboss.logging.Logger;

/**
 * The orderly end: an item that has had its turn is finished and acknowledged while messages still flow; what comes after it
 * is given back, which is to say neither worked on nor acknowledged, and another replica takes it.
 */
@ApplicationScoped
public class Drain {
    private static final Logger LOG = Logger.getLogger(Drain.class);
    private static final int BEFORE_ANYTHING_STOPS = 1;

    private final Duration patience;
    private final Turns turns = new Turns();
    private int inHand;
    private boolean ending;
    private boolean tooShort;
    private volatile long asked;

    Drain(ExtractorConfig config, ExtractorMeters meters) {
        this.patience = config.drain();
        meters.draining(this, patience.toMillis() / 1e3, Drain::seconds);
    }

    /** How the work ends with its message; never, where the process ends before it is done. */
    CompletionStage<Void> item(Place place, Supplier<CompletionStage<Void>> work) {
        if (!begin(place)) {
            return givenBack();
        }
        try {
            return work.get().whenComplete((done, failure) -> end());
        } catch (RuntimeException | Error e) {
            end();
            if (e instanceof GivenBack) {
                return givenBack();
            }
            throw e;
        }
    }

    private static CompletionStage<Void> givenBack() {
        return new CompletableFuture<>();
    }

    private synchronized boolean begin(Place place) {
        if (isGivenBack(place)) {
            return false;
        }
        inHand++;
        return true;
    }

    private boolean isGivenBack(Place place) {
        return ending && !turns.passed(place);
    }

    private synchronized void end() {
        inHand--;
        notifyAll();
    }

    /** The process is about to end: what comes from now on is given back. False where it was about to before. */
    synchronized boolean takeNoMore() {
        boolean first = !ending;
        ending = true;
        return first;
    }

    /** Called where work begins, at first or anew: there is no time for it once the process ends. */
    synchronized void turn(Place place) {
        if (isGivenBack(place)) {
            throw new GivenBack();
        }
        turns.begin(place);
    }

    /** Called where work is given up: it is the next replica's once the process ends. */
    synchronized void giveBackWhenEnding() {
        if (ending) {
            throw new GivenBack();
        }
    }

    /** The same, which is then how {@code work} has ended. */
    synchronized void giveBackWhenEnding(Work work) {
        if (ending) {
            work.ended(Outcome.GIVEN_BACK);
        }
        giveBackWhenEnding();
    }

    /** Whether the process has ended before what was in hand, which may still be computed. */
    synchronized boolean wasTooShort() {
        return tooShort;
    }

    /** Since the process was asked to end. */
    private double seconds() {
        return asked == 0 ? 0 : (System.nanoTime() - asked) / 1e9;
    }

    synchronized void stop(@Observes @Priority(BEFORE_ANYTHING_STOPS) ShutdownEvent event) throws InterruptedException {
        ending = true;
        asked = System.nanoTime();
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); inHand > 0 && left > 0; left = end - System.nanoTime()) {
            wait(left / 1_000_000 + 1);
        }
        tooShort = inHand > 0;
        if (tooShort) {
            LOG.warnf("%d items are not finished after %s and are given back", inHand, patience);
        }
    }

    /** Carries the end of the process out of an item's work. */
    private static final class GivenBack extends RuntimeException {
        GivenBack() {
            super("the process ends", null, false, false);
        }
    }
}
