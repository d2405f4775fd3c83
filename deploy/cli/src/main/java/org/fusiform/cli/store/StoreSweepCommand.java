package org.fusiform.cli.store;

import com.fasterxml.jackson.databind.JsonNode;
import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.gateway.Query;
import org.fusiform.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes what nothing refers to, or says what it would. */
@Command(
        name = "sweep",
        description = {
            "Removes what no campaign, set or model refers to, and prints how much it was. What is in use at the moment,",
            "or was written within the last hour, is spared."
        },
        sortOptions = false,
        footer = {"", "Example:", "  fusiform store sweep --dry-run"})
final class StoreSweepCommand implements Runnable {
    private final Terminal terminal;

    @Option(names = "--dry-run", description = "Removes nothing; prints what would be.")
    private boolean dryRun;

    @Mixin
    private GatewayOptions options;

    StoreSweepCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        String path =
                new Query("/store:sweep").with("dryRun", dryRun ? true : null).toString();
        JsonNode swept = options.gateway().postSlowly(path);
        AmountTable table = new AmountTable(dryRun ? "to remove" : "removed", "spared");
        for (JsonNode kind : swept.path("kinds")) {
            table.row(kind.path("kind").asText(), kind.path("removed"), kind.path("spared"));
        }
        table.row("total", swept.path("removed"), swept.path("spared"));
        table.lines().forEach(terminal.out()::println);
    }
}
