package org.fusiform.stats.activation;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads the blocks of a pass while earlier ones are worked on; they are given out in the order asked. */
public final class ReadAhead implements AutoCloseable {
    /** Blocks of any size that are read, or wait, beside the one that is worked on. */
    private static final int LEAST = 2;

    /** The same of small ones, each of which keeps a store that is far away busy for as long as a large one. */
    private static final int MOST = 16;

    /** Once so much is read, or waits, no more than {@link #LEAST} are begun. */
    private static final long BYTES = 24L << 20;

    private final ActivationSource source;
    private final LayerShape shape;
    private final Iterator<Read> reads;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private ActivationBlock given;
    private long pendingBytes;
    private long waited;

    private record Pending(Future<ActivationBlock> block, long bytes) {}

    /** One block of the source's grid. */
    public record Read(int shard, int channelBlock) {}

    public ReadAhead(ActivationSource source, LayerShape shape, List<Read> reads) {
        this.source = source;
        this.shape = shape;
        this.reads = reads.iterator();
        begin();
    }

    private void begin() {
        while (reads.hasNext() && (pending.size() < LEAST || pending.size() < MOST && pendingBytes < BYTES)) {
            Read read = reads.next();
            long bytes = (long) source.stimuliIn(read.shard())
                    * source.channelsIn(read.channelBlock())
                    * shape.mapUnits()
                    * Float.BYTES;
            pending.add(new Pending(
                    threads.submit(() -> source.readChecked(read.shard(), read.channelBlock(), shape)), bytes));
            pendingBytes += bytes;
        }
    }

    /** The next block, good until the one after it is asked for; what reading it threw. */
    public ActivationBlock next() throws IOException {
        release();
        long start = System.nanoTime();
        try {
            Pending next = pending.remove();
            pendingBytes -= next.bytes();
            ActivationBlock block = next.block().get();
            waited += System.nanoTime() - start;
            begin();
            given = block;
            return block;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for activations");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException runtime -> throw runtime;
                case Error error -> throw error;
                case Throwable other -> throw new IllegalStateException(other);
            }
        }
    }

    /** Nanoseconds that {@link #next} took until now. */
    public long waited() {
        return waited;
    }

    private void release() {
        if (given != null) {
            given.release().run();
            given = null;
        }
    }

    @Override
    public void close() {
        release();
        threads.shutdownNow();
        threads.close();
    }
}
