package org.fusiform.gateway.stimulus;

import java.nio.ByteBuffer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.imaging.decode.ImageFormat;
import org.fusiform.storage.ObjectStore;

/** Stores stimuli, several at a time and only so many bytes of them; closing it waits for all. */
final class StimulusPuts implements AutoCloseable {
    private static final int AT_ONCE = 8;
    private static final int MOST_BYTES = 64 << 20;

    private final ObjectStore store;
    private final String project;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().name("stimulus-put-", 0).factory());
    private final Semaphore bytesUnderWay = new Semaphore(MOST_BYTES);
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    StimulusPuts(ObjectStore store, String project) {
        this.store = store;
        this.project = project;
    }

    /** Begins to store an image; waits while too much is under way, and throws what an earlier one failed of. */
    void put(String sha256, byte[] bytes) {
        throwFailure();
        int share = Math.min(bytes.length, MOST_BYTES);
        bytesUnderWay.acquireUninterruptibly(share);
        threads.execute(() -> {
            try {
                store(sha256, bytes);
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            } finally {
                bytesUnderWay.release(share);
            }
        });
    }

    private void store(String sha256, byte[] bytes) {
        String contentType = ImageFormat.of(bytes).map(ImageFormat::contentType).orElse("application/octet-stream");
        // Also where one is there: it may be damaged, and importing the set again is what mends it.
        store.put(ObjectKeys.stimulus(project, sha256), ByteBuffer.wrap(bytes), contentType);
    }

    /** All are stored when it returns; none can be added. */
    void finish() {
        threads.close();
        throwFailure();
    }

    private void throwFailure() {
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
