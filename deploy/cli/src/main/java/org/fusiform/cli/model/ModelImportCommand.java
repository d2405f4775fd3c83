package org.fusiform.cli.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fusiform.cli.CommandFailure;
import org.fusiform.cli.gateway.Gateway;
import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.gateway.Query;
import org.fusiform.cli.gateway.Upload;
import org.fusiform.cli.progress.Progress;
import org.fusiform.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the id once an extractor has loaded the model and run it. */
@Command(name = "import", description = "Registers a network and waits until it was tried.", sortOptions = false)
final class ModelImportCommand implements Runnable {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "A checkpoint, or a TorchScript file for --family torchscript.")
    private Path file;

    @Option(names = "--id", required = true, paramLabel = "ID", description = "The name campaigns use.")
    private String id;

    @Option(
            names = "--family",
            required = true,
            paramLabel = "FAMILY",
            description = "The architecture: torchscript, …")
    private String family;

    @Option(names = "--pipeline", paramLabel = "P", description = "The preprocessing, if not the family's own.")
    private String pipeline;

    @Option(names = "--sha256", paramLabel = "H", description = "Refuse the file if this is not its SHA-256.")
    private String sha256;

    @Mixin
    private GatewayOptions options;

    ModelImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Gateway gateway = options.gateway();
        upload(gateway);
        new Inspection(gateway, terminal).await(id);
        terminal.out().println(id);
    }

    private JsonNode upload(Gateway gateway) {
        Query query = new Query("/models")
                .with("id", id)
                .with("family", family)
                .with("pipeline", pipeline)
                .with("sha256", sha256);
        try (Progress progress = Progress.of(terminal, "uploading " + id, Progress.Unit.BYTES)) {
            return gateway.upload(
                    query.toString(), Upload.of(this::open, size(), progress), "application/octet-stream");
        }
    }

    private long size() {
        if (!Files.isRegularFile(file)) {
            throw new CommandFailure(file + (Files.exists(file) ? " is no file" : " does not exist"));
        }
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + e.getMessage(), e);
        }
    }

    private InputStream open() {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
