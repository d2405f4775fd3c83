package org.fusiform.extractor.weights.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.fusiform.extractor.weights.tensor.ElementType;
import org.fusiform.extractor.weights.tensor.StoredTensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tensor costs its own float32 values, whatever its type, strides and container. */
class CheckpointMemoryTest {
    private static final int SIDE = 1024;
    private static final int TENSORS = 4;
    private static final long BUFFERS = 1 << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"zip", "legacy"})
    void openingCostsNothingAndATensorItsValues(String format) throws IOException {
        StandIn state = large();
        byte[] pickle = TorchFiles.dict(state, "");
        Path file = Files.write(
                directory.resolve("large.pth"),
                format.equals("zip") ? TorchFiles.zip(pickle, state) : TorchFiles.legacy(pickle, state));
        long before = THREADS.getCurrentThreadAllocatedBytes();

        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            assertThat(allocatedSince(before)).as("bytes to open").isLessThan(4L * SIDE * SIDE);
            for (StoredTensor tensor : checkpoint.tensors()) {
                long beforeTensor = THREADS.getCurrentThreadAllocatedBytes();
                checkpoint.values(tensor.name());
                assertThat(allocatedSince(beforeTensor))
                        .as("bytes to read %s", tensor.name())
                        .isLessThan(4L * SIDE * SIDE + BUFFERS);
            }
        }
    }

    @Test
    void aLargeTransposedTensorIsReadRight() throws IOException {
        StandIn state = large();
        Path file = Files.write(directory.resolve("large.pth"), TorchFiles.zip(TorchFiles.dict(state, ""), state));

        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            for (StandIn.View view : state.views()) {
                assertThat(checkpoint.values(view.name())).as(view.name()).isEqualTo(state.expected(view));
            }
        }
    }

    private static StandIn large() {
        SplittableRandom random = new SplittableRandom(1);
        Map<String, StandIn.Storage> storages = new LinkedHashMap<>();
        List<StandIn.View> views = new ArrayList<>();
        for (int i = 0; i < TENSORS; i++) {
            double[] values = random.doubles((long) SIDE * SIDE).toArray();
            ElementType type = i % 2 == 0 ? ElementType.FLOAT32 : ElementType.FLOAT64;
            storages.put(String.valueOf(i), new StandIn.Storage(type, values));
            views.add(new StandIn.View(
                    "tensor" + i,
                    String.valueOf(i),
                    0,
                    List.of((long) SIDE, (long) SIDE),
                    i < 2 ? List.of((long) SIDE, 1L) : List.of(1L, (long) SIDE)));
        }
        return new StandIn(storages, views);
    }

    private static long allocatedSince(long before) {
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
