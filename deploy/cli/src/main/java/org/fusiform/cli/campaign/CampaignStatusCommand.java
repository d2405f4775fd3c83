package org.fusiform.cli.campaign;

import org.fusiform.cli.campaign.CampaignView.RunView;
import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.table.TextTable;
import org.fusiform.cli.terminal.OneLine;
import org.fusiform.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** How far a campaign is, one line per model. */
@Command(
        name = "status",
        description = "How far a campaign is.",
        footer = {"", "Example:", "  fusiform campaign status 4fz0"})
final class CampaignStatusCommand implements Runnable {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The campaign.")
    private String id;

    @Mixin
    private GatewayOptions options;

    CampaignStatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        CampaignView campaign = new Campaigns(options.gateway()).view(id);
        terminal.out().println(campaign.id() + "  " + campaign.name() + "  " + campaign.state());
        TextTable table = new TextTable()
                .left("model")
                .left("state")
                .right("shards")
                .right("layers")
                .left("reason");
        for (RunView run : campaign.runs()) {
            table.row(
                    run.model(),
                    run.state(),
                    run.shards().done() + "/" + run.shards().total(),
                    run.layers().done() + "/" + run.layers().total(),
                    run.reason() == null ? "" : OneLine.of(run.reason()));
        }
        table.lines().forEach(terminal.out()::println);
    }
}
