package org.fusiform.cli.model;

import java.nio.file.Path;
import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the id once an extractor has loaded the model and run it. */
@Command(
        name = "import",
        description = "Registers a network and waits until it was tried.",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  fusiform model import resnet50-0676ba61.pth --id resnet50-imagenet1k-v1",
            "  fusiform model import my.safetensors --id mine --family resnet50 --pipeline imagenet-232-bilinear",
            "  fusiform model import net.pt --id net --family torchscript --pipeline imagenet-256-bilinear"
        })
final class ModelImportCommand implements Runnable {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "FILE",
            description = "A checkpoint (.pth, .pt, .safetensors), or a TorchScript file for --family torchscript.")
    private Path file;

    @Option(names = "--id", required = true, paramLabel = "ID", description = "The name campaigns use.")
    private String id;

    @Option(
            names = "--family",
            paramLabel = "FAMILY",
            description = "The architecture: resnet50, clip-rn50, torchscript, …; a name of the catalogue needs none.")
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
        new ModelUpload(options.gateway(), terminal).send(file, id, family, pipeline, sha256);
        terminal.out().println(id);
    }
}
