package org.fusiform.cli.store;

import com.fasterxml.jackson.databind.JsonNode;
import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints what is stored. */
@Command(
        name = "usage",
        description = {
            "Prints the objects and bytes that are stored, by kind, and how much of it is unreferenced: of no campaign,",
            "set or model, or discarded. store sweep removes that."
        },
        sortOptions = false,
        footer = {"", "Example:", "  fusiform store usage"})
final class StoreUsageCommand implements Runnable {
    private final Terminal terminal;

    @Mixin
    private GatewayOptions options;

    StoreUsageCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        JsonNode usage = options.gateway().getSlowly("/store/usage");
        AmountTable table = new AmountTable("stored", "unreferenced");
        for (JsonNode kind : usage.path("kinds")) {
            table.row(kind.path("kind").asText(), kind.path("stored"), kind.path("unreferenced"));
        }
        table.row("total", usage.path("total"), usage.path("unreferenced"));
        table.lines().forEach(terminal.out()::println);
    }
}
