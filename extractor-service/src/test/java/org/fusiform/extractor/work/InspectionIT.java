package org.fusiform.extractor.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.InspectionOutcome;
import org.fusiform.contracts.message.InspectionOutcome.ModelInspected;
import org.fusiform.contracts.message.InspectionOutcome.ModelRefused;
import org.fusiform.contracts.message.ModelInspection;
import org.fusiform.contracts.network.LayerDescription;
import org.fusiform.contracts.network.Network;
import org.fusiform.contracts.network.Weights;
import org.fusiform.extractor.network.TinyScript;
import org.fusiform.storage.ObjectStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(Parts.class)
class InspectionIT {
    @Inject
    ObjectStore store;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @TempDir
    Path directory;

    @Test
    void aScriptsLayersAreListedInItsOrder() throws Exception {
        byte[] script = Files.readAllBytes(TinyScript.write(directory, TinyScript.DICT));

        assertThat(inspect("tiny", script))
                .isInstanceOfSatisfying(ModelInspected.class, found -> assertThat(found.layers())
                        .isEqualTo(List.of(
                                new LayerDescription("relu", List.of(3, 224, 224), null),
                                new LayerDescription("flat", List.of(3 * 224 * 224, 1, 1), null))));
    }

    @Test
    void aForwardThatReturnsATensorIsRefusedSayingSo() throws Exception {
        byte[] script = Files.readAllBytes(TinyScript.write(directory, TinyScript.TENSOR));

        assertThat(inspect("tensor", script))
                .isInstanceOfSatisfying(ModelRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo("its forward returns Tensor, not Dict[str, Tensor]"));
    }

    @Test
    void whatIsNoScriptIsRefused() {
        byte[] page = "<html>not found</html>".getBytes(StandardCharsets.UTF_8);

        assertThat(inspect("page", page))
                .isInstanceOfSatisfying(ModelRefused.class, refused -> assertThat(refused.reason())
                        .startsWith("not a TorchScript file"));
    }

    private InspectionOutcome inspect(String model, byte[] file) {
        String sha256 = Sha256.of(file);
        store.put(ObjectKeys.weights("default", sha256), ByteBuffer.wrap(file), "application/octet-stream");
        ModelInspection request = new ModelInspection(
                "default",
                new Network(model, "torchscript", new Weights.Stored(sha256, file.length), "imagenet-256-bilinear"));
        new Topic(kafka, Topics.MODEL_INSPECTIONS).send(model, MessageJson.write(request));
        String answer = new Topic(kafka, Topics.MODEL_INSPECTION_COMPLETIONS)
                .await(1, value -> value.contains(sha256))
                .getFirst();
        return MessageJson.read(answer, InspectionOutcome.class);
    }
}
