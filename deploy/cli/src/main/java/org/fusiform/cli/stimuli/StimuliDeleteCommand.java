package org.fusiform.cli.stimuli;

import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.gateway.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Forgets a set. */
@Command(
        name = "delete",
        description = "Forgets a stimulus set that no campaign shows, by all its names.",
        footer = {"", "Example:", "  fusiform stimuli delete floc"})
final class StimuliDeleteCommand implements Runnable {
    @Parameters(paramLabel = "NAME", description = "The set, by name or id.")
    private String id;

    @Mixin
    private GatewayOptions options;

    @Override
    public void run() {
        options.gateway().delete("/stimulus-sets/" + Query.encode(id));
    }
}
