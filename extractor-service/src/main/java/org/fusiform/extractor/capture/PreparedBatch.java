package org.fusiform.extractor.capture;

import java.io.InterruptedIOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Inputs that are being made. Their memory goes back once nobody reads or writes it any more. */
final class PreparedBatch implements AutoCloseable {
    private final RecycledMemory.Piece memory;
    private final FloatBuffer values;
    private final List<Future<Void>> stimuli = new ArrayList<>();
    private final AtomicInteger users;
    private volatile boolean closed;

    /** Writes one stimulus to its place. */
    @FunctionalInterface
    interface Writer {
        void write(FloatBuffer place) throws ShardRefused;
    }

    /**
     * Begins.
     *
     * @param each values of a stimulus
     */
    PreparedBatch(RecycledMemory.Piece memory, int each, List<Writer> writers, ExecutorService threads) {
        this.memory = memory;
        this.values = memory.floats(writers.size() * each);
        this.users = new AtomicInteger(writers.size() + 1);
        for (Writer writer : writers) {
            FloatBuffer place = values.slice(stimuli.size() * each, each);
            stimuli.add(threads.submit(() -> write(writer, place)));
        }
    }

    private Void write(Writer writer, FloatBuffer place) throws ShardRefused {
        try {
            if (!closed) {
                writer.write(place);
            }
            return null;
        } finally {
            release();
        }
    }

    private void release() {
        if (users.decrementAndGet() == 0) {
            memory.close();
        }
    }

    /** Stimuli. */
    int size() {
        return stimuli.size();
    }

    /** float32 [stimuli, 3, size, size] in direct memory, once it is whole; of several refusals the first stimulus'. */
    FloatBuffer await() throws ShardRefused, InterruptedIOException {
        try {
            for (Future<Void> stimulus : stimuli) {
                stimulus.get();
            }
            return values;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case ShardRefused refusal -> throw refusal;
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case Throwable other -> throw new IllegalStateException(other);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while stimuli were prepared");
        }
    }

    /** Once. What was not begun will not be. */
    @Override
    public void close() {
        closed = true;
        release();
    }
}
