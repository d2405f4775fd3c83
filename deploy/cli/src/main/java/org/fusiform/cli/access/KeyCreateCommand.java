package org.fusiform.cli.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a key; the secret alone is on stdout. */
@Command(
        name = "create",
        description = {
            "Makes a key and prints it, this once: the gateway keeps a hash of it. Whoever has it sees and changes what",
            "the project has, as far as the scope goes; admin is for those who run the installation."
        },
        footer = {"", "Example:", "  export FUSIFORM_TOKEN=$(fusiform key create --name nightly --project vision)"},
        sortOptions = false)
final class KeyCreateCommand implements Runnable {
    private final Terminal terminal;

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "What it is for.")
    private String name;

    @Option(names = "--scope", paramLabel = "SCOPE", description = "read, submit or admin; default submit.")
    private String scope;

    @Option(names = "--project", paramLabel = "P", description = "Whose data it opens; default: one's own project.")
    private String project;

    @Option(names = "--days", paramLabel = "N", description = "It opens anything for so many days; default: for ever.")
    private Integer days;

    @Mixin
    private GatewayOptions options;

    KeyCreateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        ObjectNode asked = JsonNodeFactory.instance.objectNode().put("name", name);
        if (scope != null) {
            asked.put("scope", scope);
        }
        if (project != null) {
            asked.put("project", project);
        }
        if (days != null) {
            asked.put("days", days);
        }
        JsonNode made = options.gateway().make("/keys", asked.toString());
        JsonNode info = made.path("info");
        terminal.say("key " + info.path("id").asText() + " of project "
                + info.path("project").asText() + ", scope "
                + info.path("scope").asText()
                + "; it is not shown again");
        terminal.out().println(made.path("key").asText());
    }
}
