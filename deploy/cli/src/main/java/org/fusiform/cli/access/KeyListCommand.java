package org.fusiform.cli.access;

import com.fasterxml.jackson.databind.JsonNode;
import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.gateway.Pages;
import org.fusiform.cli.gateway.Query;
import org.fusiform.cli.table.TextTable;
import org.fusiform.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints all keys, without their secrets. */
@Command(
        name = "list",
        description = "Prints all keys without their secrets, the newest first.",
        sortOptions = false,
        footer = {"", "Example:", "  fusiform key list --project vision"})
final class KeyListCommand implements Runnable {
    private final Terminal terminal;

    @Option(names = "--project", paramLabel = "P", description = "Only those of this project.")
    private String project;

    @Mixin
    private GatewayOptions options;

    KeyListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        TextTable table = new TextTable()
                .left("id")
                .left("project")
                .left("name")
                .left("scope")
                .left("created")
                .left("by")
                .left("state");
        for (JsonNode key : Pages.all(options.gateway(), new Query("/keys").with("project", project))) {
            table.row(
                    key.path("id").asText(),
                    key.path("project").asText(),
                    key.path("name").asText(),
                    key.path("scope").asText(),
                    key.path("createdAt").asText(),
                    key.path("createdBy").asText(),
                    state(key));
        }
        table.lines().forEach(terminal.out()::println);
    }

    private static String state(JsonNode key) {
        if (key.hasNonNull("revokedAt")) {
            return "revoked " + key.path("revokedAt").asText();
        }
        return key.hasNonNull("expiresAt") ? "until " + key.path("expiresAt").asText() : "valid";
    }
}
