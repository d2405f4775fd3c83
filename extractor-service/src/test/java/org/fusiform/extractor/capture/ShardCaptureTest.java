package org.fusiform.extractor.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.array.Codec;
import org.fusiform.contracts.array.DataType;
import org.fusiform.contracts.array.StorageForm;
import org.fusiform.contracts.message.ChunkRef;
import org.fusiform.contracts.message.ExtractionOutcome.ShardCompleted;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.message.LayerTap;
import org.fusiform.contracts.network.Compute;
import org.fusiform.contracts.network.Network;
import org.fusiform.contracts.network.Weights;
import org.fusiform.contracts.stimulus.StimulusRef;
import org.fusiform.extractor.network.Engine;
import org.fusiform.extractor.network.NetworkCache;
import org.fusiform.extractor.network.NetworkLoader;
import org.fusiform.extractor.network.TinyScript;
import org.fusiform.extractor.weights.WeightsFiles;
import org.fusiform.imaging.decode.DecodeLimits;
import org.fusiform.imaging.decode.ImageDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardCaptureTest {
    private static final Network NETWORK =
            new Network("untrained:resnet18", "resnet18", new Weights.Seeded(3), "imagenet-256-bilinear");

    private static final byte[] PICTURE = picture();

    @TempDir
    Path directory;

    @Test
    void theNextShardIsInTheNetworkWhileTheLastOneIsStored() throws Exception {
        CountDownLatch secondIsCaptured = new CountDownLatch(1);
        ShardCapture capture = capture((project, shard, layers) -> {
            if (shard == 0) {
                await(secondIsCaptured);
            } else {
                secondIsCaptured.countDown();
            }
            return nothing(layers);
        });

        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<ShardCompleted> first = threads.submit(() -> capture.run(shard(0)));
            Future<ShardCompleted> second = threads.submit(() -> capture.run(shard(1)));

            assertThat(second.get().shard()).isOne();
            assertThat(first.get().shard()).isZero();
        }
    }

    @Test
    void aShardIsPreparedWhileItWaitsForItsTurn() throws Exception {
        CountDownLatch bothArePrepared = new CountDownLatch(2);
        ShardCapture capture = capture(
                (project, sha256) -> {
                    bothArePrepared.countDown();
                    return Optional.of(PICTURE);
                },
                (project, shard, layers) -> nothing(layers));

        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<ShardCompleted> first =
                    threads.submit(() -> capture.run(shard(0), PhaseClock.NONE, () -> await(bothArePrepared)));
            Future<ShardCompleted> second = threads.submit(() -> capture.run(shard(1)));

            assertThat(first.get().shard()).isZero();
            assertThat(second.get().shard()).isOne();
        }
    }

    @Test
    void aShardThatIsGivenBackAtItsTurnStoresNothingAndLetsTheNextOneIn() throws Exception {
        Set<Integer> stored = ConcurrentHashMap.newKeySet();
        ShardCapture capture = capture((project, shard, layers) -> {
            stored.add(shard);
            return nothing(layers);
        });

        assertThatThrownBy(() -> capture.run(shard(0), PhaseClock.NONE, () -> {
                    throw new IllegalStateException("the process ends");
                }))
                .hasMessage("the process ends");
        capture.run(shard(1));

        assertThat(stored).containsExactly(1);
    }

    @Test
    void twoShardsInTheNetworkAtATimeAreWhatTheyAreOneByOne() throws Exception {
        Map<Integer, List<Float>> oneByOne = new ConcurrentHashMap<>();
        try (ShardCapture capture = capture((project, shard, layers) -> {
            oneByOne.put(shard, list(layers));
            return nothing(layers);
        })) {
            capture.run(shard(0));
            capture.run(shard(1));
        }

        Map<Integer, List<Float>> together = new ConcurrentHashMap<>();
        CountDownLatch bothHaveTheirTurn = new CountDownLatch(2);
        Runnable turn = () -> {
            bothHaveTheirTurn.countDown();
            await(bothHaveTheirTurn);
        };
        try (ShardCapture capture = capture(
                        (project, sha256) -> Optional.of(PICTURE),
                        (project, shard, layers) -> {
                            together.put(shard, list(layers));
                            return nothing(layers);
                        },
                        2);
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<ShardCompleted> first = threads.submit(() -> capture.run(shard(0), PhaseClock.NONE, turn));
            Future<ShardCompleted> second = threads.submit(() -> capture.run(shard(1), PhaseClock.NONE, turn));
            first.get();
            second.get();
        }

        assertThat(together).isEqualTo(oneByOne).hasSize(2);
    }

    /** Of a script whose activations are −2.1 million. */
    @Test
    void aValueThatTheStoredTypeHasNoNumberForFailsTheShardSayingWhatHas() throws Exception {
        byte[] script = TinyScript.means(1_000_000);
        Network large = new Network(
                "large", "torchscript", new Weights.Stored(Sha256.of(script), script.length), "imagenet-256-bilinear");
        WeightsFiles weights =
                new WeightsFiles(directory, Long.MAX_VALUE, (project, sha256) -> new ByteArrayInputStream(script));
        LayerTap tap = new LayerTap("means", "extraction", List.of(3, 8, 8));

        try (ShardCapture capture = capture(
                (project, sha256) -> Optional.of(PICTURE), (project, shard, layers) -> nothing(layers), 1, weights)) {
            assertThatThrownBy(() -> capture.run(shard(0, large, tap, DataType.FLOAT16)))
                    .isInstanceOf(ShardRefused.class)
                    .hasMessageMatching(
                            "model large, layer means, stimulus picture.png: an activation is -2\\d{6}\\.\\d+,"
                                    + " which is beyond float16; submit with \"storage\" of another dtype: bfloat16 or float32");
            assertThat(capture.run(shard(0, large, tap, DataType.BFLOAT16)).layers())
                    .hasSize(1);
        }
    }

    private static List<List<ChunkRef>> nothing(List<CapturedLayer> layers) {
        return layers.stream().map(layer -> List.<ChunkRef>of()).toList();
    }

    private static List<Float> list(List<CapturedLayer> layers) {
        FloatBuffer values = layers.getFirst()
                .values()
                .duplicate()
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        List<Float> list = new ArrayList<>();
        while (values.hasRemaining()) {
            list.add(values.get());
        }
        return list;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ShardCapture capture(ChunkSink sink) {
        return capture((project, sha256) -> Optional.of(PICTURE), sink);
    }

    private ShardCapture capture(StimulusBytes stimuli, ChunkSink sink) {
        return capture(stimuli, sink, 1);
    }

    private ShardCapture capture(StimulusBytes stimuli, ChunkSink sink, int passes) {
        WeightsFiles none = new WeightsFiles(directory, Long.MAX_VALUE, (project, sha256) -> {
            throw new FileNotFoundException(sha256);
        });
        return capture(stimuli, sink, passes, none);
    }

    private ShardCapture capture(StimulusBytes stimuli, ChunkSink sink, int passes, WeightsFiles weights) {
        return new ShardCapture(
                new Backend(Engine.get().version(), "cpu"),
                new NetworkCache(new NetworkLoader(Engine.get(), weights), Long.MAX_VALUE, passes),
                stimuli,
                new ImageDecoder(DecodeLimits.DEFAULT),
                2,
                sink,
                1 << 20,
                directory);
    }

    private static byte[] picture() {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    private static ExtractionRequest shard(int number) {
        return shard(number, NETWORK, new LayerTap("avgpool", "extraction", List.of(512, 1, 1)), DataType.FLOAT32);
    }

    private static ExtractionRequest shard(int number, Network network, LayerTap tap, DataType stored) {
        return new ExtractionRequest(
                "default",
                "campaign",
                "order",
                number,
                1,
                2,
                network,
                new Compute("cpu", "float32", 1, Engine.get().version()),
                List.of(new StimulusRef(Sha256.of(PICTURE), "picture.png")),
                List.of(tap),
                new StorageForm(stored, Codec.NONE));
    }
}
