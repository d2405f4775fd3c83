package org.fusiform.extractor.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.array.StorageForm;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.CampaignCancelled;
import org.fusiform.contracts.message.ExtractionOutcome;
import org.fusiform.contracts.message.ExtractionOutcome.ShardCompleted;
import org.fusiform.contracts.message.ExtractionOutcome.ShardFailed;
import org.fusiform.contracts.message.ExtractionOutcome.ShardSkipped;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.message.LayerTap;
import org.fusiform.contracts.network.Compute;
import org.fusiform.contracts.network.Network;
import org.fusiform.contracts.network.Weights;
import org.fusiform.contracts.stimulus.StimulusRef;
import org.fusiform.extractor.network.NetworkCache;
import org.fusiform.extractor.network.Precision;
import org.fusiform.extractor.network.TinyScript;
import org.fusiform.imaging.decode.DecodeLimits;
import org.fusiform.imaging.decode.ImageDecoder;
import org.fusiform.imaging.preprocess.Pipeline;
import org.fusiform.storage.ObjectStore;
import org.fusiform.storage.zarr.ZarrArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(Parts.class)
class ExtractionIT {
    private static final String PROJECT = "default";
    private static final Network NETWORK =
            new Network("untrained:resnet50", "resnet50", new Weights.Seeded(7), "imagenet-256-bilinear");
    private static final List<Integer> SHAPE = List.of(2048, 7, 7);

    @TempDir
    Path directory;

    @Inject
    ObjectStore store;

    @Inject
    NetworkCache networks;

    @Inject
    Cancellations cancelled;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void aShardBecomesChunksOfWhatTheNetworkComputes() throws Exception {
        List<byte[]> images = List.of(picture(1), picture(2), picture(3));
        ExtractionRequest request = request(images, 2, "layer4.2.relu_2", SHAPE);

        send(request);
        ShardCompleted completed = (ShardCompleted) outcome(request.order());

        ArrayLayout layout = ArrayLayout.of(3, SHAPE, 32);
        ZarrArray array =
                new ZarrArray(store, PROJECT, request.layers().getFirst().extraction(), layout);
        FloatBuffer chunk =
                array.readChunk(0, 0, completed.layers().getFirst().chunks().getFirst());
        assertThat(store.stat(ObjectKeys.activationMetadata(
                        PROJECT, request.layers().getFirst().extraction())))
                .isPresent();
        int units = layout.blockChannels() * layout.mapUnits();
        float[] expected = directly(images.subList(2, 3), "layer4.2.relu_2", 2048 * 49);
        assertThat(completed.layers().getFirst().chunks()).hasSize(layout.blocks());
        for (int unit = 0; unit < units; unit++) {
            assertThat(chunk.get(2 * units + unit))
                    .as("unit %d of the last stimulus", unit)
                    .isEqualTo(expected[unit]);
        }
        assertThat(chunk.get(3 * units)).as("padding").isZero();
    }

    @Test
    void aRepeatedShardStoresTheSameBytes() throws Exception {
        ExtractionRequest request = request(List.of(picture(4), picture(5)), 16, "avgpool", List.of(2048, 1, 1));

        send(request);
        send(request);

        List<String> twice =
                new Topic(kafka, Topics.EXTRACTION_COMPLETIONS).await(2, value -> value.contains(request.order()));
        assertThat(twice.get(0)).isEqualTo(twice.get(1));
    }

    @Test
    void aStimulusThatIsNoImageFailsTheShardByName() throws Exception {
        ExtractionRequest request =
                request(List.of(picture(6), "<html>".getBytes()), 16, "avgpool", List.of(2048, 1, 1));

        send(request);

        assertThat(outcome(request.order()))
                .isInstanceOfSatisfying(ShardFailed.class, failed -> assertThat(failed.reason())
                        .startsWith("stimulus picture-1.png: not an image"));
        assertThat(new Topic(kafka, Topics.deadLetterOf(Topics.EXTRACTION_REQUESTS))
                        .await(1, value -> value.contains(request.order())))
                .hasSize(1);
    }

    @Test
    void aStimulusThatWasDamagedInTheStoreFailsTheShardByName() throws Exception {
        ExtractionRequest request = request(List.of(picture(8), picture(9)), 16, "avgpool", List.of(2048, 1, 1));
        String sha256 = request.stimuli().get(1).sha256();
        store.put(ObjectKeys.stimulus(PROJECT, sha256), ByteBuffer.wrap(picture(10)), "image/png");

        send(request);

        assertThat(outcome(request.order()))
                .isInstanceOfSatisfying(ShardFailed.class, failed -> assertThat(failed.reason())
                        .startsWith("stimulus picture-1.png is damaged in the store: ")
                        .contains(sha256));
    }

    @Test
    void anotherShapeThanRegisteredFailsTheShardByLayer() throws Exception {
        ExtractionRequest request = request(List.of(picture(6)), 16, "avgpool", List.of(512, 1, 1));

        send(request);

        assertThat(outcome(request.order()))
                .isInstanceOfSatisfying(ShardFailed.class, failed -> assertThat(failed.reason())
                        .contains("layer avgpool", "[2048, 1, 1]", "[512, 1, 1]"));
    }

    @Test
    void anotherEngineVersionFailsTheShardSayingBoth() throws Exception {
        ExtractionRequest asked = request(List.of(picture(6)), 16, "avgpool", List.of(2048, 1, 1));
        Compute other = new Compute("cpu", "float32", 16, "pytorch-1.0.0");
        ExtractionRequest request = new ExtractionRequest(
                PROJECT,
                "c",
                asked.order(),
                0,
                32,
                1,
                NETWORK,
                other,
                asked.stimuli(),
                asked.layers(),
                asked.storage());

        send(request);

        assertThat(outcome(request.order()))
                .isInstanceOfSatisfying(ShardFailed.class, failed -> assertThat(failed.reason())
                        .contains("pytorch-1.0.0", Compute.bundledEngine()));
    }

    @Test
    void aBatchThatDoesNotFitFailsTheShardNamingTheHalfThatDoes() throws Exception {
        ExtractionRequest asked = request(List.of(picture(6), picture(7)), 2, "relu", List.of(3, 224, 224));
        byte[] script = Files.readAllBytes(TinyScript.write(directory, TinyScript.GREEDY));
        String sha256 = Sha256.of(script);
        store.put(ObjectKeys.weights(PROJECT, sha256), ByteBuffer.wrap(script), "application/octet-stream");
        Network greedy = new Network(
                "greedy", "torchscript", new Weights.Stored(sha256, script.length), "imagenet-256-bilinear");
        ExtractionRequest request = new ExtractionRequest(
                PROJECT,
                "c",
                asked.order(),
                0,
                32,
                2,
                greedy,
                asked.compute(),
                asked.stimuli(),
                asked.layers(),
                asked.storage());

        send(request);

        assertThat(outcome(request.order())).isInstanceOfSatisfying(ShardFailed.class, failed -> {
            assertThat(failed.reason()).startsWith("model greedy: a batch of 2 does not fit");
            assertThat(failed.fittingBatch()).isEqualTo(1);
        });
        assertThat(store.stat(ObjectKeys.activationMetadata(
                        PROJECT, request.layers().getFirst().extraction())))
                .isEmpty();
    }

    @Test
    void aCancelledOrderIsSkipped() throws Exception {
        ExtractionRequest request = request(List.of(picture(6)), 16, "avgpool", List.of(2048, 1, 1));
        new Topic(kafka, Topics.CANCELLATIONS)
                .send("c", MessageJson.write(new CampaignCancelled(PROJECT, "c", List.of(request.order()), List.of())));
        org.awaitility.Awaitility.await().until(() -> cancelled.contains(request.order()));

        send(request);

        assertThat(outcome(request.order())).isInstanceOf(ShardSkipped.class);
    }

    @Test
    void whatIsNoCancellationGoesToTheDeadLetters() {
        String text = "no cancellation " + UUID.randomUUID();

        new Topic(kafka, Topics.CANCELLATIONS).send("c", text);

        assertThat(new Topic(kafka, Topics.deadLetterOf(Topics.CANCELLATIONS)).await(1, text::equals))
                .hasSize(1);
    }

    @Test
    void whatIsNoRequestGoesToTheDeadLetters() {
        String malformed = "{\"not\": \"a request " + UUID.randomUUID() + "\"}";

        new Topic(kafka, Topics.EXTRACTION_REQUESTS).send("x", malformed);

        assertThat(new Topic(kafka, Topics.deadLetterOf(Topics.EXTRACTION_REQUESTS)).await(1, malformed::equals))
                .hasSize(1);
    }

    private float[] directly(List<byte[]> images, String layer, int units) throws Exception {
        float[] values = new float[units];
        FloatBuffer input = ByteBuffer.allocateDirect(4 * 3 * 224 * 224)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        Pipeline.IMAGENET_256_BILINEAR.tensor(new ImageDecoder(DecodeLimits.DEFAULT).decode(images.getFirst()), input);
        networks.with(PROJECT, NETWORK, Precision.FLOAT32, network -> {
            network.forward(input.rewind(), 1, 224, Set.of(layer), (name, shape, captured) -> captured.get(values));
            return null;
        });
        return values;
    }

    private ExtractionRequest request(List<byte[]> images, int batch, String layer, List<Integer> shape) {
        List<StimulusRef> stimuli = new ArrayList<>();
        for (byte[] image : images) {
            String sha256 = Sha256.of(image);
            store.put(ObjectKeys.stimulus(PROJECT, sha256), ByteBuffer.wrap(image), "image/png");
            stimuli.add(new StimulusRef(sha256, "picture-" + stimuli.size() + ".png"));
        }
        return new ExtractionRequest(
                PROJECT,
                "c",
                UUID.randomUUID().toString(),
                0,
                32,
                images.size(),
                NETWORK,
                new Compute("cpu", "float32", batch, Compute.bundledEngine()),
                stimuli,
                List.of(new LayerTap(layer, "e-" + UUID.randomUUID(), shape)),
                StorageForm.DEFAULT);
    }

    private void send(ExtractionRequest request) {
        new Topic(kafka, Topics.EXTRACTION_REQUESTS).send(request.shardId(), MessageJson.write(request));
    }

    private ExtractionOutcome outcome(String order) {
        String value = new Topic(kafka, Topics.EXTRACTION_COMPLETIONS)
                .await(1, text -> text.contains(order))
                .getFirst();
        return MessageJson.read(value, ExtractionOutcome.class);
    }

    private static byte[] picture(int seed) throws IOException {
        BufferedImage image = new BufferedImage(260, 240, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, (x * seed * 7 + y * 13) * 65793 & 0xffffff);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }
}
