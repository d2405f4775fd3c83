package org.fusiform.contracts.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.fusiform.contracts.json.MessageJson;

/** Weights with a name that needs no import: {@code catalogue.json} beside this class. */
public final class Catalogue {
    private static final List<CatalogueEntry> ALL = read();

    private Catalogue() {}

    public static List<CatalogueEntry> all() {
        return ALL;
    }

    public static Optional<CatalogueEntry> named(String id) {
        return ALL.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    private static List<CatalogueEntry> read() {
        try (InputStream resource = Catalogue.class.getResourceAsStream("catalogue.json")) {
            String json = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            return List.of(MessageJson.read(json, CatalogueEntry[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
