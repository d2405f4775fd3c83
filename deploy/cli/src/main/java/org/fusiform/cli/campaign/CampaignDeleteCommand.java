package org.fusiform.cli.campaign;

import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.gateway.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Forgets a campaign. */
@Command(
        name = "delete",
        description =
                "Forgets a campaign that has ended, with what it found. What no other campaign needs leaves the store by the next sweep.",
        footer = {"", "Example:", "  fusiform campaign delete 4fz0"})
final class CampaignDeleteCommand implements Runnable {
    @Parameters(paramLabel = "ID", description = "The campaign.")
    private String id;

    @Mixin
    private GatewayOptions options;

    @Override
    public void run() {
        options.gateway().delete("/campaigns/" + Query.encode(id));
    }
}
