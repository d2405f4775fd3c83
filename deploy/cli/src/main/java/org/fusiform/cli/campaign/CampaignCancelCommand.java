package org.fusiform.cli.campaign;

import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asks a campaign to end; what is under way is finished first. */
@Command(
        name = "cancel",
        description = "Cancels a campaign and prints its state.",
        footer = {"", "Example:", "  fusiform campaign cancel 4fz0"})
final class CampaignCancelCommand implements Runnable {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The campaign.")
    private String id;

    @Mixin
    private GatewayOptions options;

    CampaignCancelCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        terminal.out().println(new Campaigns(options.gateway()).cancel(id).state());
    }
}
