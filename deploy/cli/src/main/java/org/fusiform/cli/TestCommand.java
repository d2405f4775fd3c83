package org.fusiform.cli;

import picocli.CommandLine.Command;

/** Listed for its help alone: the script runs the tests before there is anything built to run. */
@Command(
        name = "test",
        description = "Every test; what CI runs. With --faults, campaigns meet many faults instead of a few, for some"
                + " minutes. Further words are passed to Maven.",
        footer = {
            "",
            "Examples:",
            "  ./fusiform test",
            "  ./fusiform test --faults",
            "  ./fusiform test -pl gateway -Dit.test=CampaignIT"
        })
final class TestCommand implements Runnable {
    @Override
    public void run() {
        throw new CommandFailure("run the tests through the script of the checkout: ./fusiform test");
    }
}
