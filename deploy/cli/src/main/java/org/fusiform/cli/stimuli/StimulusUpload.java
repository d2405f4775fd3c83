package org.fusiform.cli.stimuli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.fusiform.cli.gateway.Gateway;
import org.fusiform.cli.gateway.Query;
import org.fusiform.cli.gateway.Upload;
import org.fusiform.cli.progress.Progress;
import org.fusiform.cli.terminal.OneLine;
import org.fusiform.cli.terminal.Terminal;

/** Sends an archive to the gateway, and says on stderr what did not become part of the set. */
public final class StimulusUpload {
    private final Gateway gateway;
    private final Terminal terminal;

    public StimulusUpload(Gateway gateway, Terminal terminal) {
        this.gateway = gateway;
        this.terminal = terminal;
    }

    /** The set's document. */
    public JsonNode send(StimulusArchive archive, String name, ImportOptions options) {
        Query query = options.in(new Query("/stimulus-sets").with("name", name));
        JsonNode set;
        try (Progress progress = Progress.of(terminal, "uploading " + name, Progress.Unit.BYTES)) {
            set = gateway.upload(
                    query.toString(), Upload.of(archive.content(), archive.bytes(), progress), archive.contentType());
        }
        List<String> skipped = new ArrayList<>(archive.skipped());
        set.path("skipped").forEach(folder -> skipped.add(folder.asText()));
        if (!skipped.isEmpty()) {
            terminal.say("skipped: " + String.join(", ", skipped));
        }
        set.path("warnings").forEach(warning -> terminal.say("warning: " + OneLine.of(warning.asText())));
        return set;
    }
}
