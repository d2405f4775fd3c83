package org.fusiform.cli.model;

import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the id once the weights are in the object store and an extractor has run them. */
@Command(
        name = "fetch",
        description = "Downloads published weights, checks them and registers them; goes on where it broke off.",
        sortOptions = false,
        footer = {"", "Example:", "  fusiform model fetch resnet50-imagenet1k-v1"})
public final class ModelFetchCommand implements Runnable {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "A model of the catalogue; see: fusiform model list.")
    private String id;

    @Option(
            names = "--mirror",
            paramLabel = "URL",
            defaultValue = "${env:FUSIFORM_MIRROR}",
            description = "A folder that has the files under their published names; default FUSIFORM_MIRROR, else the"
                    + " publisher.")
    private String mirror;

    @Mixin
    private GatewayOptions options;

    ModelFetchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        new WeightsFetch(options.gateway(), terminal, mirror == null || mirror.isBlank() ? null : mirror).run(id);
        terminal.out().println(id);
    }
}
