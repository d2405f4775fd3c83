package org.fusiform.cli;

import picocli.CommandLine.Command;

/** Listed for its help alone: the script runs the tests before there is anything built to run. */
@Command(name = "test", description = "Every test; what CI runs. Further words are passed to Maven.")
final class TestCommand implements Runnable {
    @Override
    public void run() {
        throw new CommandFailure("run the tests through the script of the checkout: ./fusiform test");
    }
}
