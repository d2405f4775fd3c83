package org.fusiform.cli.model;

import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.gateway.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Forgets a model. */
@Command(
        name = "delete",
        description = "Forgets an imported model that no campaign runs, and its weights where no other has them.",
        footer = {"", "Example:", "  fusiform model delete mine"})
final class ModelDeleteCommand implements Runnable {
    @Parameters(paramLabel = "ID", description = "The model.")
    private String id;

    @Mixin
    private GatewayOptions options;

    @Override
    public void run() {
        options.gateway().delete("/models/" + Query.encode(id));
    }
}
