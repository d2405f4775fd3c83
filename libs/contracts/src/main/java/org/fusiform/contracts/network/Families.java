package org.fusiform.contracts.network;

import static org.fusiform.contracts.network.ResNetArchitecture.BlockKind.BASIC;
import static org.fusiform.contracts.network.ResNetArchitecture.BlockKind.BOTTLENECK;

import java.util.List;
import java.util.Optional;

/** The architectures whose layers are known in advance. */
public final class Families {
    /** Any TorchScript file; its layers are discovered when it is registered. */
    public static final String TORCHSCRIPT = "torchscript";

    private static final List<Architecture> ARCHITECTURES = List.of(
            new ResNetArchitecture("resnet18", BASIC, List.of(2, 2, 2, 2), 1, 64, 16),
            new ResNetArchitecture("resnet34", BASIC, List.of(3, 4, 6, 3), 1, 64, 16),
            new ResNetArchitecture("resnet50", BOTTLENECK, List.of(3, 4, 6, 3), 1, 64, 16),
            new ResNetArchitecture("resnet101", BOTTLENECK, List.of(3, 4, 23, 3), 1, 64, 16),
            new ResNetArchitecture("resnet152", BOTTLENECK, List.of(3, 8, 36, 3), 1, 64, 16),
            new ResNetArchitecture("wide_resnet50_2", BOTTLENECK, List.of(3, 4, 6, 3), 1, 128, 16),
            new ResNetArchitecture("resnext50_32x4d", BOTTLENECK, List.of(3, 4, 6, 3), 32, 4, 16),
            new ResNetArchitecture("resnext101_32x8d", BOTTLENECK, List.of(3, 4, 23, 3), 32, 8, 16),
            new ClipResNetArchitecture("clip-rn50", List.of(3, 4, 6, 3), 64, 1024, 224, 16),
            new ClipResNetArchitecture("clip-rn101", List.of(3, 4, 23, 3), 64, 512, 224, 16),
            new ClipResNetArchitecture("clip-rn50x4", List.of(4, 6, 10, 6), 80, 640, 288, 16),
            new ClipResNetArchitecture("clip-rn50x16", List.of(6, 8, 18, 8), 96, 768, 384, 8));

    private static final List<FamilyDescription> ALL =
            ARCHITECTURES.stream().map(Architecture::description).toList();

    private Families() {}

    public static List<FamilyDescription> all() {
        return ALL;
    }

    public static Optional<FamilyDescription> named(String family) {
        return ALL.stream().filter(known -> known.family().equals(family)).findFirst();
    }

    /** What networks of the family are built from. */
    public static Optional<Architecture> architecture(String family) {
        return ARCHITECTURES.stream()
                .filter(known -> known.family().equals(family))
                .findFirst();
    }
}
