package org.fusiform.cli.access;

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

/** Prints who changed what. */
@Command(
        name = "audit",
        description = "Prints who changed what, the newest first. For admins.",
        sortOptions = false,
        footer = {"", "Example:", "  fusiform audit --project vision --limit 20"})
public final class AuditCommand implements Runnable {
    private final Terminal terminal;

    @Option(names = "--project", paramLabel = "P", description = "Only what was done in this project.")
    private String project;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "At most so many; default 50.")
    private int limit;

    @Mixin
    private GatewayOptions options;

    AuditCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        TextTable table = new TextTable()
                .left("at")
                .left("project")
                .left("actor")
                .left("action")
                .left("target")
                .left("answer");
        Pages.some(options.gateway(), new Query("/audit").with("project", project), limit)
                .forEach(entry -> row(table, entry));
        table.lines().forEach(terminal.out()::println);
    }

    private static void row(TextTable table, JsonNode entry) {
        table.row(
                entry.path("at").asText(),
                entry.path("project").asText(),
                OneLine.of(entry.path("actor").asText()),
                entry.path("action").asText(),
                OneLine.of(entry.path("target").asText()),
                entry.path("status").isNumber() ? entry.path("status").asText() : "none");
    }
}
