package org.fusiform.cli.up;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.fusiform.cli.CommandFailure;

/** Work that holds processes: a signal interrupts it, and the JVM ends only after it has put everything away. */
public final class Foreground {
    private static final int PUT_AWAY_SECONDS = 90;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean stopping;

    private Foreground() {}

    /** What is run; an interrupt asks it to close what it holds and to return. */
    public interface Work {
        void run() throws InterruptedException;
    }

    /** Returns when the work has, also when a signal ended it. */
    public static void run(Work work) {
        new Foreground().runUntilStopped(work);
    }

    private void runUntilStopped(Work work) {
        Thread worker = Thread.currentThread();
        Thread hook = new Thread(() -> stop(worker), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            work.run();
        } catch (InterruptedException | RuntimeException e) {
            // Whatever an interrupt tears apart fails in its own way; the signal was the reason.
            if (!stopping) {
                throw e instanceof RuntimeException failure ? failure : new CommandFailure("interrupted", e);
            }
        } finally {
            done.countDown();
        }
        if (!stopping) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private void stop(Thread worker) {
        stopping = true;
        worker.interrupt();
        try {
            if (!done.await(PUT_AWAY_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("fusiform: not everything stopped within " + PUT_AWAY_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
