package org.fusiform.bench.storage;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.fusiform.bench.Rounds;
import org.fusiform.embedded.EmbeddedSystem;
import org.fusiform.embedded.Part;
import org.fusiform.storage.S3ObjectStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;

/** Chunks to and from the embedded object store, which shares the processors. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 5)
@Measurement(iterations = 15)
public class StoreBenchmark {
    private static final String KEY = "chunk/";
    private static final int CHUNKS = 16;
    private static final int CHUNK_BYTES = 12 << 20;
    private static final double MEGABYTES = (double) CHUNKS * CHUNK_BYTES / 1e6;

    private final Rounds rounds = new Rounds("copy");
    private final AtomicLong read = new AtomicLong();
    private final ByteBuffer copied = ByteBuffer.allocateDirect(CHUNK_BYTES);
    private EmbeddedSystem parts;
    private S3ObjectStore store;
    private ByteBuffer chunk;

    @Setup
    public void start() {
        parts = EmbeddedSystem.startTemporary(Part.S3);
        store = BenchStore.of(parts);
        byte[] bytes = new byte[CHUNK_BYTES];
        new Random(1).nextBytes(bytes);
        chunk = ByteBuffer.allocateDirect(CHUNK_BYTES).put(bytes).flip();
    }

    @Setup(Level.Iteration)
    public void begin(IterationParams iteration) {
        rounds.begin(iteration);
    }

    @TearDown
    public void close() {
        rounds.keep("store", Map.of("megabytesOfEach", MEGABYTES));
        store.close();
        parts.close();
    }

    @Benchmark
    public long round() {
        timeOneByOne(
                "copy",
                number -> read.addAndGet(copied.clear().put(chunk.duplicate()).position()));
        timeOneByOne("put", this::put);
        timeOneByOne("get", this::get);
        deleteAll();
        timeTwoByTwo("put, 2 at once", this::put);
        timeTwoByTwo("get, 2 at once", this::get);
        deleteAll();
        return read.get();
    }

    private void put(int number) {
        store.put(KEY + number, chunk, "application/octet-stream");
    }

    private void get(int number) {
        read.addAndGet(store.get(KEY + number, CHUNK_BYTES).remaining());
    }

    private void deleteAll() {
        IntStream.range(0, CHUNKS).forEach(number -> store.delete(KEY + number));
    }

    private void timeOneByOne(String subject, IntConsumer work) {
        rounds.time(subject, () -> IntStream.range(0, CHUNKS).forEach(work));
    }

    private void timeTwoByTwo(String subject, IntConsumer work) {
        rounds.time(subject, () -> {
            try (ExecutorService two = Executors.newFixedThreadPool(2)) {
                IntStream.range(0, CHUNKS).forEach(number -> two.submit(() -> work.accept(number)));
            }
        });
    }
}
