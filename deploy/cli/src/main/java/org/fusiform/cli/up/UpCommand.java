package org.fusiform.cli.up;

import java.nio.file.Path;
import org.fusiform.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Prints {@code ready http://127.0.0.1:PORT} as soon as campaigns are taken there, tells when the services that work on them
 * have followed, and stays until it is stopped.
 */
@Command(
        name = "up",
        description = "The whole system on this machine: the services on embedded Kafka, PostgreSQL and S3.",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  ./fusiform up",
            "  ./fusiform up --data /srv/fusiform --port 9000 --extractors 2",
            "  ./fusiform up --access                  asks everybody for a key; see docs/access.md"
        })
public final class UpCommand implements Runnable {
    private final Terminal terminal;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept; default ~/.local/share/fusiform.")
    private Path data;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", description = "Of the gateway; default 8080.")
    private int port;

    @Option(
            names = "--extractors",
            paramLabel = "N",
            defaultValue = "1",
            description = "Extractor processes; default 1.")
    private int extractors;

    @Option(names = "--stats", paramLabel = "N", defaultValue = "1", description = "Stats processes; default 1.")
    private int stats;

    @Option(
            names = "--access",
            description =
                    "Nobody gets in without a key, as with other users on this machine; default: everybody on it.")
    private boolean access;

    UpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        require(port > 0 && port < 1 << 16, "--port must be between 1 and 65535, not " + port);
        requireShare("--extractors", extractors);
        requireShare("--stats", stats);
        Path directory =
                data == null ? DataHome.system() : data.toAbsolutePath().normalize();
        SystemPlan plan = new SystemPlan(directory, port, extractors, stats, access, false);
        Foreground.run(() -> {
            try (RunningSystem system = RunningSystem.start(plan, terminal)) {
                terminal.out().println("ready " + system.url());
                system.awaitWorkers();
                system.awaitFailure();
            }
        });
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(command.commandLine(), otherwise);
        }
    }

    /** A process more than there are partitions would never have anything to do. */
    private void requireShare(String option, int processes) {
        require(
                processes >= 1 && processes <= SystemTopics.WORK,
                option + " must be between 1 and " + SystemTopics.WORK + ", not " + processes);
    }
}
