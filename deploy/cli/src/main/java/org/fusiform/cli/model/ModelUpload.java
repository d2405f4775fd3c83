package org.fusiform.cli.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fusiform.cli.CommandFailure;
import org.fusiform.cli.gateway.Gateway;
import org.fusiform.cli.gateway.Query;
import org.fusiform.cli.gateway.Upload;
import org.fusiform.cli.progress.Progress;
import org.fusiform.cli.terminal.Terminal;

/** Sends a file of weights to the gateway and waits until an extractor has tried it. */
public final class ModelUpload {
    private final Gateway gateway;
    private final Terminal terminal;

    public ModelUpload(Gateway gateway, Terminal terminal) {
        this.gateway = gateway;
        this.terminal = terminal;
    }

    /** {@code family}, {@code pipeline} and {@code sha256} may be null. */
    public void send(Path file, String id, String family, String pipeline, String sha256) {
        Query query = new Query("/models")
                .with("id", id)
                .with("family", family)
                .with("pipeline", pipeline)
                .with("sha256", sha256);
        try (Progress progress = Progress.of(terminal, "uploading " + id, Progress.Unit.BYTES)) {
            gateway.upload(
                    query.toString(), Upload.of(() -> open(file), size(file), progress), "application/octet-stream");
        }
        awaitReady(id);
    }

    /** Returns when the model is ready; a refused one is a failure with the extractor's reason. */
    public void awaitReady(String id) {
        new Inspection(gateway, terminal).await(id);
    }

    private static long size(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new CommandFailure(file + (Files.exists(file) ? " is no file" : " does not exist"));
        }
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + e.getMessage(), e);
        }
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
