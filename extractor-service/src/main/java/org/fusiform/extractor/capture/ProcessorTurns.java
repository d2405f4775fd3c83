package org.fusiform.extractor.capture;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Who has the processors where the network runs on them too: one forward pass, or the threads that prepare inputs. A forward
 * pass divides every layer among all processors and waits for the last of them; one that is also preparing something makes
 * the others wait twice as long as that takes. Where the network runs elsewhere nobody waits. Thread-safe.
 */
final class ProcessorTurns {
    private static final Turn AT_ONCE = () -> {};

    private final boolean shared;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

    /** Ended by closing it. */
    @FunctionalInterface
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** @param shared whether forward passes run on the processors */
    ProcessorTurns(boolean shared) {
        this.shared = shared;
    }

    /** Waits until nobody else has the processors. */
    Turn forward() {
        return take(lock.writeLock());
    }

    /** Waits until no forward pass has the processors, or is the next to. */
    Turn preparation() {
        return take(lock.readLock());
    }

    private Turn take(Lock side) {
        if (!shared) {
            return AT_ONCE;
        }
        side.lock();
        return side::unlock;
    }
}
