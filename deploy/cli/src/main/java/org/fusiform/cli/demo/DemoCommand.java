package org.fusiform.cli.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.fusiform.cli.gateway.Gateway;
import org.fusiform.cli.stimuli.ConditionMap;
import org.fusiform.cli.terminal.Terminal;
import org.fusiform.cli.up.DataHome;
import org.fusiform.cli.up.Foreground;
import org.fusiform.cli.up.RunningSystem;
import org.fusiform.cli.up.SystemPlan;
import org.fusiform.embedded.leash.FreePorts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the system, runs one campaign, prints its table and the address. */
@Command(
        name = "demo",
        description = "Runs a localizer from images to the table; needs nothing but the checkout.",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  ./fusiform demo",
            "  ./fusiform demo --exit --models untrained:resnet50,resnet50-imagenet1k-v1",
            "  ./fusiform demo --stimuli floc/ --map adult=face,house=scene,word=word,scrambled=scrambled"
        })
public final class DemoCommand implements Runnable {
    private static final int USUAL_PORT = 8080;
    private final Terminal terminal;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--stimuli",
            paramLabel = "DIR",
            description = "A folder with one subfolder per condition, or an archive of one; default: rendered images.")
    private Path stimuli;

    @Option(
            names = "--map",
            paramLabel = "SUB=CONDITION,…",
            description = "Which subfolder is which condition, or: floc, for fLoc's own folders.")
    private String map;

    @Option(
            names = "--models",
            paramLabel = "A,B",
            split = ",",
            description = "Models of the registry; default " + DemoModels.DEFAULT + ", or that pair untrained where"
                    + " their weights cannot be had.")
    private List<String> models;

    @Option(
            names = "--limit",
            paramLabel = "PER_CONDITION",
            defaultValue = "20",
            description = "Stimuli of each condition; default 20.")
    private int limit;

    @Option(
            names = "--folds",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Repeats the localizer on parts of the stimuli, for split-half agreement and standard errors in"
                            + " the result document; default 0, since it takes half as long again. Campaigns have 8.")
    private int folds;

    @Option(names = "--offline", description = "Do not try to fetch weights.")
    private boolean offline;

    @Option(names = "--exit", description = "Stop everything after the table.")
    private boolean exit;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept; default ~/.local/share/fusiform-demo.")
    private Path data;

    @Option(names = "--port", paramLabel = "PORT", description = "Of the gateway; default 8080, or a free one.")
    private Integer port;

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        if (stimuli == null && map != null) {
            throw new ParameterException(command.commandLine(), "--map is for the folders of --stimuli DIR");
        }
        Path directory = data == null ? DataHome.demo() : data.toAbsolutePath().normalize();
        SystemPlan plan = new SystemPlan(directory, chosenPort(), 1, 1, false, exit);
        if (limit < 2) {
            throw new ParameterException(command.commandLine(), "--limit must be at least 2, not " + limit);
        }
        if (folds < 0) {
            throw new ParameterException(command.commandLine(), "--folds must be 0 or more, not " + folds);
        }
        // What is drawn is drawn while the parts start; what may be refused is looked at first.
        CompletableFuture<DemoStimuli> images = stimuli == null
                ? CompletableFuture.supplyAsync(() -> DemoStimuli.builtIn(limit))
                : CompletableFuture.completedFuture(
                        DemoStimuli.at(stimuli, map == null ? null : ConditionMap.parse(map), limit));
        Foreground.run(() -> {
            try (RunningSystem system = RunningSystem.start(plan, terminal)) {
                system.awaitWorkers();
                new Demo(new Gateway(system.url(), null, terminal), directory, terminal)
                        .run(images.join(), new DemoModels(models, offline), folds);
                if (exit) {
                    system.closeAfterWork();
                } else {
                    terminal.out().println("ready " + system.url() + " (Ctrl-C stops it)");
                    system.awaitFailure();
                }
            }
        });
    }

    private int chosenPort() {
        if (port != null && (port < 1 || port >= 1 << 16)) {
            throw new ParameterException(command.commandLine(), "--port must be between 1 and 65535, not " + port);
        }
        if (port != null) {
            return port;
        }
        return FreePorts.isFree(USUAL_PORT) ? USUAL_PORT : FreePorts.next();
    }
}
