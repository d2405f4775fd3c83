package org.fusiform.cli.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.fusiform.cli.CommandFailure;
import org.fusiform.cli.gateway.Gateway;
import org.fusiform.cli.gateway.Query;
import org.fusiform.cli.progress.Progress;
import org.fusiform.cli.terminal.Terminal;

/** Brings published weights into a gateway's object store; does nothing where they are there. */
public final class WeightsFetch {
    private final Gateway gateway;
    private final Terminal terminal;
    private final String mirror;

    /** @param mirror a folder by HTTP that has the files under their published names, or null */
    public WeightsFetch(Gateway gateway, Terminal terminal, String mirror) {
        this.gateway = gateway;
        this.terminal = terminal;
        this.mirror = mirror;
    }

    /** Returns when the model is ready. */
    public void run(String model) {
        JsonNode known = gateway.get("/models/" + Query.encode(model));
        switch (known.path("weights").path("type").asText()) {
            case "published" -> fetch(PublishedFile.of(known, mirror));
            case "imported" -> new ModelUpload(gateway, terminal).awaitReady(model);
            default -> throw new CommandFailure(model + " has no weights to fetch: they are drawn from a seed");
        }
    }

    private void fetch(PublishedFile file) {
        terminal.say("fetching " + file.model() + " (" + file.licence() + ") from " + file.address());
        Path path;
        try (Progress progress = Progress.of(terminal, "downloading " + file.name(), Progress.Unit.BYTES)) {
            path = new Download(file, CacheHome.downloads()).run(progress);
        }
        new ModelUpload(gateway, terminal).send(path, file.model(), null, null, null);
    }
}
