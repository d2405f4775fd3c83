package org.fusiform.cli.stimuli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.gateway.Pages;
import org.fusiform.cli.gateway.Query;
import org.fusiform.cli.table.TextTable;
import org.fusiform.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One line per stimulus set. */
@Command(
        name = "list",
        description = "Lists the stimulus sets with how many stimuli each condition has.",
        footer = {"", "Example:", "  fusiform stimuli list"})
final class StimuliListCommand implements Runnable {
    private final Terminal terminal;

    @Mixin
    private GatewayOptions options;

    StimuliListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        TextTable table = new TextTable()
                .left("names")
                .right("stimuli")
                .left("conditions")
                .left("id");
        for (JsonNode set : Pages.all(options.gateway(), new Query("/stimulus-sets"))) {
            table.row(
                    set.path("names").valueStream().map(JsonNode::asText).collect(Collectors.joining(", ")),
                    set.path("stimuli").asText(),
                    set.path("conditions").properties().stream()
                            .map(condition -> condition.getKey() + " "
                                    + condition.getValue().asText())
                            .collect(Collectors.joining(", ")),
                    set.path("id").asText());
        }
        table.lines().forEach(terminal.out()::println);
    }
}
