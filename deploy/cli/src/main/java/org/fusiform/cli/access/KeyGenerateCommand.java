package org.fusiform.cli.access;

import org.fusiform.cli.terminal.Terminal;
import org.fusiform.contracts.access.AccessKey;
import picocli.CommandLine.Command;

/** Makes a key that no gateway knows yet. */
@Command(
        name = "generate",
        description = {
            "Prints a new key and asks no gateway. One that is started with it as FUSIFORM_ACCESS_FIRST_KEY takes it for",
            "an admin's, who then makes the others."
        },
        sortOptions = false,
        footer = {"", "Example:", "  FUSIFORM_ACCESS_FIRST_KEY=$(fusiform key generate)"})
final class KeyGenerateCommand implements Runnable {
    private final Terminal terminal;

    KeyGenerateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        terminal.out().println(AccessKey.generate().reveal());
    }
}
