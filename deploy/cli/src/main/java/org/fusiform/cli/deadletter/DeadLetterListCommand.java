package org.fusiform.cli.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.gateway.Pages;
import org.fusiform.cli.gateway.Query;
import org.fusiform.cli.table.TextTable;
import org.fusiform.cli.terminal.OneLine;
import org.fusiform.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what could not be processed, the newest first. */
@Command(
        name = "list",
        description = "Prints messages that could not be processed, the newest first.",
        sortOptions = false,
        footer = {"", "Example:", "  fusiform dead-letter list --topic extraction-requests --limit 5"})
final class DeadLetterListCommand implements Runnable {
    private final Terminal terminal;

    @Option(names = "--topic", paramLabel = "T", description = "Only those that were sent to this topic.")
    private String topic;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "At most so many; default 20.")
    private int limit;

    @Mixin
    private GatewayOptions options;

    DeadLetterListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Query letters = new Query("/dead-letters").with("topic", topic);
        TextTable table = new TextTable()
                .left("topic")
                .left("letter")
                .left("at")
                .left("key")
                .left("reason");
        for (JsonNode letter : Pages.some(options.gateway(), letters, limit)) {
            table.row(
                    letter.path("topic").asText(),
                    letter.path("id").asText(),
                    letter.path("at").asText(),
                    OneLine.of(letter.path("key").asText("")),
                    OneLine.of(letter.path("reason").asText("")));
        }
        table.lines().forEach(terminal.out()::println);
    }
}
