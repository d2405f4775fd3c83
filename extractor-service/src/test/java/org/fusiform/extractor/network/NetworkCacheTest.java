package org.fusiform.extractor.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fusiform.contracts.network.Network;
import org.fusiform.contracts.network.Weights;
import org.fusiform.extractor.weights.WeightsFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkCacheTest {
    private static final long ONE_RESNET50 = 103_000_000;

    private static final FloatBuffer ZEROS = ByteBuffer.allocateDirect(3 * 224 * 224 * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();

    @TempDir
    Path directory;

    @Test
    void aNetworkIsKeptWhileThereIsRoomAndTheOldestGoesFirst() throws Exception {
        try (NetworkCache cache = cache(2 * ONE_RESNET50)) {
            LoadedNetwork one = cache.with("p", untrained(1), Precision.FLOAT32, network -> network);
            LoadedNetwork two = cache.with("p", untrained(2), Precision.FLOAT32, network -> network);
            assertThat(cache.<LoadedNetwork, RuntimeException>with(
                            "p", untrained(1), Precision.FLOAT32, network -> network))
                    .isSameAs(one);

            cache.with("p", untrained(3), Precision.FLOAT32, network -> network);

            assertThat(cache.<LoadedNetwork, RuntimeException>with(
                            "p", untrained(1), Precision.FLOAT32, network -> network))
                    .isSameAs(one);
            assertThat(cache.<LoadedNetwork, RuntimeException>with(
                            "p", untrained(2), Precision.FLOAT32, network -> network))
                    .isNotSameAs(two);
        }
    }

    @Test
    void aNetworkLargerThanTheBoundRunsAllTheSame() throws Exception {
        try (NetworkCache cache = cache(1)) {
            assertThat(cache.<Long, RuntimeException>with("p", untrained(1), Precision.FLOAT32, LoadedNetwork::bytes))
                    .isBetween(100_000_000L, ONE_RESNET50);
        }
    }

    @Test
    void aNetworkInUseIsNotClosedForAnother() throws Exception {
        try (NetworkCache cache = cache(ONE_RESNET50, 2)) {
            float[] alone = cache.with("p", untrained(1), Precision.FLOAT32, NetworkCacheTest::output);

            float[] beside = cache.with("p", untrained(1), Precision.FLOAT32, network -> {
                cache.with("p", untrained(2), Precision.FLOAT32, NetworkCacheTest::output);
                return output(network);
            });

            assertThat(beside).isEqualTo(alone);
        }
    }

    @Test
    void noMoreAreUsedAtATimeThanThereArePasses() throws Exception {
        try (NetworkCache cache = cache(ONE_RESNET50, 1);
                ExecutorService threads = Executors.newFixedThreadPool(1)) {
            List<String> turns = Collections.synchronizedList(new ArrayList<>());
            Future<LoadedNetwork> second = cache.with("p", untrained(1), Precision.FLOAT32, network -> {
                CountDownLatch begun = new CountDownLatch(1);
                Future<LoadedNetwork> waiting = threads.submit(() -> {
                    begun.countDown();
                    return cache.<LoadedNetwork, RuntimeException>with(
                            "p", untrained(1), Precision.FLOAT32, () -> turns.add("second"), same -> same);
                });
                await(begun);
                network.forward(ZEROS.duplicate(), 1, 224, Set.of("avgpool"), (layer, shape, values) -> {});
                turns.add("first is done");
                return waiting;
            });

            assertThat(second.get()).isNotNull();
            assertThat(turns).containsExactly("first is done", "second");
        }
    }

    private static float[] output(LoadedNetwork network) throws NetworkRefused {
        float[] output = new float[2048];
        network.forward(ZEROS.duplicate(), 1, 224, Set.of("avgpool"), (layer, shape, values) -> values.get(output));
        return output;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anUnknownFamilyIsRefusedByName() {
        Network network = new Network("untrained:vgg", "vgg", new Weights.Seeded(1), "imagenet-256-bilinear");

        assertThatThrownBy(() -> cache(1).with("p", network, Precision.FLOAT32, loaded -> loaded))
                .isInstanceOf(NetworkRefused.class)
                .hasMessageContaining("vgg");
    }

    private NetworkCache cache(long bytes) {
        return cache(bytes, 1);
    }

    private NetworkCache cache(long bytes, int passes) {
        WeightsFiles none = new WeightsFiles(directory, Long.MAX_VALUE, (project, sha256) -> {
            throw new FileNotFoundException(sha256);
        });
        return new NetworkCache(new NetworkLoader(Engine.get(), none), bytes, passes);
    }

    private static Network untrained(long seed) {
        return new Network("untrained:resnet50", "resnet50", new Weights.Seeded(seed), "imagenet-256-bilinear");
    }
}
