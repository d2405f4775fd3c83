package org.fusiform.extractor.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.nio.file.Path;
import org.fusiform.contracts.network.Network;
import org.fusiform.contracts.network.Weights;
import org.fusiform.extractor.weights.WeightsFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkCacheTest {
    private static final long ONE_RESNET50 = 103_000_000;

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
    void anUnknownFamilyIsRefusedByName() {
        Network network = new Network("untrained:vgg", "vgg", new Weights.Seeded(1), "imagenet-256-bilinear");

        assertThatThrownBy(() -> cache(1).with("p", network, Precision.FLOAT32, loaded -> loaded))
                .isInstanceOf(NetworkRefused.class)
                .hasMessageContaining("vgg");
    }

    private NetworkCache cache(long bytes) {
        WeightsFiles none = new WeightsFiles(directory, Long.MAX_VALUE, (project, sha256) -> {
            throw new FileNotFoundException(sha256);
        });
        return new NetworkCache(new NetworkLoader(Engine.get(), none), bytes);
    }

    private static Network untrained(long seed) {
        return new Network("untrained:resnet50", "resnet50", new Weights.Seeded(seed), "imagenet-256-bilinear");
    }
}
