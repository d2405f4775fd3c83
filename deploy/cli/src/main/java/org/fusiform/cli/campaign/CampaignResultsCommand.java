package org.fusiform.cli.campaign;

import org.fusiform.cli.CommandFailure;
import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.table.ResultTable;
import org.fusiform.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a campaign has found so far. */
@Command(
        name = "results",
        description = "What a campaign has found so far.",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  fusiform campaign results 4fz0",
            "  fusiform campaign results 4fz0 --format csv > results.csv",
            "  fusiform campaign results 4fz0 --format json | jq '.runs[].layers[].targets.face.fraction'"
        })
final class CampaignResultsCommand implements Runnable {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The campaign.")
    private String id;

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; default table.")
    private Format format;

    @Mixin
    private GatewayOptions options;

    /** For a person, or for a machine. */
    enum Format {
        table,
        json,
        csv
    }

    CampaignResultsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Campaigns campaigns = new Campaigns(options.gateway());
        switch (format) {
            case table ->
                ResultTable.lines(campaigns.results(id), terminal.outIsTerminal())
                        .forEach(terminal.out()::println);
            case json -> {
                campaigns.resultsJson(id, this::pass);
                pass(new byte[] {'\n'});
            }
            case csv -> campaigns.resultsCsv(id, this::pass);
        }
    }

    private void pass(byte[] part) {
        terminal.out().writeBytes(part);
        if (terminal.out().checkError()) {
            throw new CommandFailure("stdout takes no more: it was closed, or the disk is full");
        }
    }
}
