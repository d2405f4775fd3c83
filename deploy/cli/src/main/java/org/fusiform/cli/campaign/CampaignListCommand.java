package org.fusiform.cli.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.gateway.Pages;
import org.fusiform.cli.gateway.Query;
import org.fusiform.cli.table.TextTable;
import org.fusiform.cli.terminal.OneLine;
import org.fusiform.cli.terminal.Terminal;
import org.fusiform.contracts.campaign.CampaignState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One line per campaign. */
@Command(
        name = "list",
        description = "Lists the campaigns, the newest first.",
        footer = {"", "Example:", "  fusiform campaign list --state RUNNING"})
final class CampaignListCommand implements Runnable {
    private final Terminal terminal;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only those in it, such as ${COMPLETION-CANDIDATES}.")
    private CampaignState state;

    @Mixin
    private GatewayOptions options;

    CampaignListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        TextTable table = new TextTable()
                .left("campaign")
                .left("state")
                .left("submitted")
                .left("ended")
                .left("name");
        for (JsonNode item : Pages.all(options.gateway(), new Query("/campaigns").with("state", state))) {
            CampaignView campaign = CampaignView.of(item);
            table.row(
                    campaign.id(),
                    campaign.state().name(),
                    item.path("createdAt").asText(),
                    item.path("endedAt").asText(""),
                    OneLine.of(campaign.name()));
        }
        table.lines().forEach(terminal.out()::println);
    }
}
