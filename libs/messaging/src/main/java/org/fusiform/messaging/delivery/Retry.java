package org.fusiform.messaging.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Tries work again while its fault is a passing one, with growing pauses that differ from replica to replica. */
public final class Retry {
    /** For what must not be lost, however long the database is away. */
    public static final Retry FOREVER = new Retry(Duration.ofDays(36_500));

    private static final Logger LOG = Logger.getLogger(Retry.class);
    private static final long FIRST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 15_000;

    private final Duration giveUpAfter;

    public Retry(Duration giveUpAfter) {
        this.giveUpAfter = giveUpAfter;
    }

    /** Whether the fault may pass by itself. */
    public static boolean helps(Throwable fault) {
        return Faults.passing(fault);
    }

    public void run(String task, Runnable work) {
        call(task, () -> {
            work.run();
            return null;
        });
    }

    /** The work's result; its own exception where a retry cannot help or the time is up; {@link Stopping}. */
    public <T> T call(String task, Supplier<T> work) {
        long start = System.nanoTime();
        long pause = FIRST_MILLIS;
        while (true) {
            try {
                return work.get();
            } catch (Stopping e) {
                throw e;
            } catch (RuntimeException e) {
                if (!Faults.passing(e) || System.nanoTime() - start > giveUpAfter.toNanos()) {
                    throw e;
                }
                LOG.warnf("%s: again in %d ms after %s", task, pause, e);
                sleep(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
                pause = Math.min(2 * pause, LONGEST_MILLIS);
            }
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopping(e);
        }
    }
}
