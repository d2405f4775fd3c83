package org.fusiform.cli.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.gateway.Pages;
import org.fusiform.cli.gateway.Query;
import org.fusiform.cli.table.TextTable;
import org.fusiform.cli.terminal.OneLine;
import org.fusiform.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One line per model of the registry. */
@Command(
        name = "list",
        description = "Lists the models of the registry.",
        footer = {"", "Example:", "  fusiform model list"})
final class ModelListCommand implements Runnable {
    private final Terminal terminal;

    @Mixin
    private GatewayOptions options;

    ModelListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        TextTable table = new TextTable()
                .left("model")
                .left("family")
                .left("state")
                .left("pipeline")
                .left("note");
        Pages.all(options.gateway(), new Query("/models")).forEach(model -> add(table, model));
        table.lines().forEach(terminal.out()::println);
    }

    private static void add(TextTable table, JsonNode model) {
        table.row(
                model.path("id").asText(),
                model.path("family").asText(),
                model.path("state").asText().toLowerCase(Locale.ROOT),
                model.path("pipeline").asText(""),
                note(model));
    }

    /** Why it was refused, or what its weights are and how they come here. */
    private static String note(JsonNode model) {
        String reason = model.path("reason").asText("");
        boolean published = model.path("weights").path("type").asText().equals("published");
        return OneLine.of(published ? model.path("licence").asText() + "; model fetch brings it" : reason);
    }
}
