package org.fusiform.cli.deadletter;

import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.gateway.Query;
import org.fusiform.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Sends a message once more, after whatever stood in its way is mended. */
@Command(
        name = "reissue",
        description = "Sends a message once more to the topic that it was sent to first, and prints its key.",
        sortOptions = false,
        footer = {"", "Example:", "  fusiform dead-letter reissue extraction-requests 0-17"})
final class DeadLetterReissueCommand implements Runnable {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "TOPIC", description = "As dead-letter list prints it.")
    private String topic;

    @Parameters(index = "1", paramLabel = "LETTER", description = "As dead-letter list prints it, such as 0-17.")
    private String letter;

    @Mixin
    private GatewayOptions options;

    DeadLetterReissueCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        String path = "/dead-letters/" + Query.encode(topic) + "/" + Query.encode(letter) + ":reissue";
        terminal.out().println(options.gateway().post(path).path("key").asText());
    }
}
