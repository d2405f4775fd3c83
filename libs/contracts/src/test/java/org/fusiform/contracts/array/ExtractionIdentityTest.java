package org.fusiform.contracts.array;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.fusiform.contracts.network.Compute;
import org.fusiform.contracts.network.Network;
import org.fusiform.contracts.network.Weights;
import org.junit.jupiter.api.Test;

class ExtractionIdentityTest {
    private static final Weights WEIGHTS = new Weights.Stored("ab12", 10);
    private static final Network NETWORK = new Network("mine", "resnet50", WEIGHTS, "imagenet-256-bilinear");
    private static final Compute COMPUTE = new Compute("cpu", "float32", 16, "pytorch-2.7.1");
    private static final ExtractionIdentity IDENTITY =
            new ExtractionIdentity("default", NETWORK, "relu", "s1", COMPUTE, 32, StorageForm.DEFAULT);

    /** Stored arrays are found again by this value: it may only change together with FORMAT. */
    @Test
    void isPinned() {
        assertThat(IDENTITY.id()).isEqualTo("a89946d7bd5dcc0fdb175bb693fa1b48f2cfa796ff6a3a467f488b713d71d726");
    }

    @Test
    void everythingThatCanChangeAByteChangesTheId() {
        Stream<ExtractionIdentity> others = Stream.of(
                new ExtractionIdentity("other", NETWORK, "relu", "s1", COMPUTE, 32, StorageForm.DEFAULT),
                new ExtractionIdentity("default", NETWORK, "maxpool", "s1", COMPUTE, 32, StorageForm.DEFAULT),
                new ExtractionIdentity("default", NETWORK, "relu", "s2", COMPUTE, 32, StorageForm.DEFAULT),
                new ExtractionIdentity("default", NETWORK, "relu", "s1", COMPUTE, 16, StorageForm.DEFAULT),
                with(new StorageForm(DataType.FLOAT16, Codec.NONE)),
                with(new StorageForm(DataType.BFLOAT16, Codec.NONE)),
                with(new StorageForm(DataType.FLOAT32, Codec.ZSTD)),
                with(new StorageForm(DataType.FLOAT16, Codec.ZSTD)),
                with(new Compute("cuda", "float32", 16, "pytorch-2.7.1")),
                with(new Compute("cpu", "float16", 16, "pytorch-2.7.1")),
                with(new Compute("cpu", "float32", 8, "pytorch-2.7.1")),
                with(new Compute("cpu", "float32", 16, "pytorch-2.5.1")),
                with(new Network("mine", "resnet18", WEIGHTS, "imagenet-256-bilinear")),
                with(new Network("mine", "resnet50", new Weights.Seeded(1), "imagenet-256-bilinear")),
                with(new Network("mine", "resnet50", WEIGHTS, "imagenet-232-bilinear")));

        List<String> ids = Stream.concat(Stream.of(IDENTITY), others)
                .map(ExtractionIdentity::id)
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void theRegistryNameOfAModelDoesNotCount() {
        assertThat(with(new Network("renamed", "resnet50", WEIGHTS, "imagenet-256-bilinear"))
                        .id())
                .isEqualTo(IDENTITY.id());
    }

    private static ExtractionIdentity with(StorageForm storage) {
        return new ExtractionIdentity("default", NETWORK, "relu", "s1", COMPUTE, 32, storage);
    }

    private static ExtractionIdentity with(Compute compute) {
        return new ExtractionIdentity("default", NETWORK, "relu", "s1", compute, 32, StorageForm.DEFAULT);
    }

    private static ExtractionIdentity with(Network network) {
        return new ExtractionIdentity("default", network, "relu", "s1", COMPUTE, 32, StorageForm.DEFAULT);
    }
}
