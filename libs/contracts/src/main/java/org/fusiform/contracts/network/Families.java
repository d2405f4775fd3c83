package org.fusiform.contracts.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.fusiform.contracts.json.MessageJson;

/** The architectures whose layers are known in advance, each described by one JSON resource beside this class. */
public final class Families {
    /** Any TorchScript file; its layers are discovered when it is registered. */
    public static final String TORCHSCRIPT = "torchscript";

    private static final List<String> NAMES = List.of("resnet50");
    private static final List<FamilyDescription> ALL =
            NAMES.stream().map(Families::read).toList();

    private Families() {}

    public static List<FamilyDescription> all() {
        return ALL;
    }

    public static Optional<FamilyDescription> named(String family) {
        return ALL.stream().filter(known -> known.family().equals(family)).findFirst();
    }

    private static FamilyDescription read(String name) {
        try (InputStream resource = Families.class.getResourceAsStream(name + ".json")) {
            if (resource == null) {
                throw new IllegalStateException("family " + name + " has no resource " + name + ".json");
            }
            return MessageJson.read(
                    new String(resource.readAllBytes(), StandardCharsets.UTF_8), FamilyDescription.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
