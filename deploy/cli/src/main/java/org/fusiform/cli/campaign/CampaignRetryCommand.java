package org.fusiform.cli.campaign;

import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks for what failed of a campaign once more. */
@Command(
        name = "retry",
        description = "Computes anew what failed of a campaign, and nothing else; prints its state.",
        sortOptions = false,
        footer = {"", "Example:", "  fusiform campaign retry 4fz0 --wait"})
final class CampaignRetryCommand implements Runnable {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The campaign.")
    private String id;

    @Option(names = "--wait", description = "Follow it to its end; exit 0 only if it succeeds.")
    private boolean wait;

    @Mixin
    private GatewayOptions options;

    CampaignRetryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Campaigns campaigns = new Campaigns(options.gateway());
        terminal.out().println(campaigns.retry(id).state());
        if (wait) {
            new CampaignWatch(campaigns, terminal).awaitSuccess(id);
        }
    }
}
