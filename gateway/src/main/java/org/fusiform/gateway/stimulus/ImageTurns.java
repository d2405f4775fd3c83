package org.fusiform.gateway.stimulus;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;

/**
 * Has requests decode one image at a time, in the order in which they ask: memory is that of the largest image, however many
 * of them come at once.
 */
@ApplicationScoped
public class ImageTurns {
    private final Semaphore turn = new Semaphore(1, true);

    /** What is done with an image, from its decoding until it is let go. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    public <T, E extends Exception> T take(Work<T, E> work) throws E {
        turn.acquireUninterruptibly();
        try {
            return work.run();
        } finally {
            turn.release();
        }
    }
}
