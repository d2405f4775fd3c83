package org.fusiform.extractor.weights.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.fusiform.extractor.weights.Initialisation;
import org.fusiform.extractor.weights.ParameterShape;
import org.fusiform.extractor.weights.safetensors.SafetensorsWriter;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;
import org.fusiform.extractor.weights.tensor.StoredTensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of damaged files: each is read or refused, within bounded memory, and nothing else happens. */
class CheckpointFuzzTest {
    private static final StandIn STATE = StandIn.state();
    private static final int ROUNDS = 1500;
    /** A reader's buffers, and every tensor of a file of 8 KB at its largest. */
    private static final long MOST_ALLOCATED = 8 << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path directory;

    @Test
    void archives() throws IOException {
        fuzz(TorchFiles.zip(TorchFiles.dict(STATE, ""), STATE), bytes -> bytes);
    }

    /** A checksum protects the pickle of an archive from chance, but not from an author. */
    @Test
    void picklesInArchives() throws IOException {
        fuzz(TorchFiles.dict(STATE, ""), pickle -> TorchFiles.zip(pickle, STATE));
    }

    @Test
    void picklesInScripts() throws IOException {
        fuzz(TorchFiles.module(STATE), module -> TorchFiles.script(module, STATE));
    }

    @Test
    void legacyFiles() throws IOException {
        fuzz(TorchFiles.legacy(TorchFiles.dict(STATE, ""), STATE), bytes -> bytes);
    }

    @Test
    void tarArchives() throws IOException {
        fuzz(TorchFiles.tar(STATE), bytes -> bytes);
    }

    @Test
    void safetensors() throws IOException {
        Path file = directory.resolve("good.safetensors");
        SafetensorsWriter.write(
                file,
                List.of(
                        new ParameterShape("a", new int[] {2, 3}, Initialisation.ONES),
                        new ParameterShape("b.weight", new int[] {4}, Initialisation.ONES)),
                parameter -> new float[parameter.size()]);

        fuzz(Files.readAllBytes(file), bytes -> bytes);
    }

    private void fuzz(byte[] good, UnaryOperator<byte[]> wrap) throws IOException {
        SplittableRandom random = new SplittableRandom(20_250_224);
        Path file = directory.resolve("fuzzed.pth");
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = wrap.apply(mutated(good, random));
            // Some file systems write a file that replaces another through to the disk.
            Files.deleteIfExists(file);
            Files.write(file, bytes);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            try {
                readAll(file);
            } catch (CheckpointRefused e) {
                assertThat(e).as("round %d", round).hasMessageStartingWith("fuzzed.pth: ");
                refused++;
            } catch (RuntimeException | IOException | StackOverflowError | OutOfMemoryError e) {
                fail("round %d of %s".formatted(round, Arrays.toString(bytes)), e);
            }
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                    .as("bytes allocated in round %d", round)
                    .isLessThan(MOST_ALLOCATED);
        }
        assertThat(refused).as("files refused").isGreaterThan(ROUNDS / 4);
    }

    private static void readAll(Path file) throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            for (StoredTensor tensor : checkpoint.tensors()) {
                checkpoint.values(tensor.name());
            }
        }
    }

    /** One to four changes: bytes set, flipped, made extreme, cut out, repeated or cut off. */
    private static byte[] mutated(byte[] good, SplittableRandom random) {
        byte[] bytes = good.clone();
        for (int changes = random.nextInt(1, 5); changes > 0; changes--) {
            int at = random.nextInt(bytes.length);
            int length = Math.min(random.nextInt(1, 9), bytes.length - at);
            switch (random.nextInt(7)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> Arrays.fill(bytes, at, at + length, (byte) 0xff);
                case 3 -> Arrays.fill(bytes, at, at + length, (byte) 0);
                case 4 -> bytes = spliced(bytes, at, at + length, new byte[0]);
                case 5 -> {
                    int from = random.nextInt(bytes.length);
                    byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 40));
                    bytes = spliced(bytes, at, at, part);
                }
                default -> bytes = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at + 1) : bytes;
            }
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] part) {
        byte[] spliced = new byte[from + part.length + bytes.length - to];
        System.arraycopy(bytes, 0, spliced, 0, from);
        System.arraycopy(part, 0, spliced, from, part.length);
        System.arraycopy(bytes, to, spliced, from + part.length, bytes.length - to);
        return spliced.length == 0 ? new byte[1] : spliced;
    }
}
