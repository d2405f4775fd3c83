package org.fusiform.cli.stimuli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the id of the imported set. */
@Command(
        name = "import",
        description =
                "Imports labelled images: a folder with one subfolder per condition, an archive of one, or a CSV file"
                        + " with the columns path, condition and, where known, subcategory and source.",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  fusiform stimuli import images/ --name mine",
            "  fusiform stimuli import floc/ --name floc --map floc --scramble phase:scene,word",
            "  fusiform stimuli import set.csv --name set --limit 20 --seed 3"
        })
final class StimuliImportCommand implements Runnable {
    private final Terminal terminal;

    @Parameters(paramLabel = "PATH", description = "A folder, a .zip, .tar, .tar.gz or .tgz file, or a .csv file.")
    private Path path;

    @Option(names = "--name", required = true, paramLabel = "N", description = "The name campaigns use.")
    private String name;

    @Option(
            names = "--map",
            paramLabel = "SUB=CONDITION,…",
            description =
                    "Which subfolder is which condition; the others are skipped. Or: floc, for fLoc's own folders.")
    private String map;

    @Option(
            names = "--limit",
            paramLabel = "PER_CONDITION",
            description = "At most so many images of each condition, the first by name.")
    private Integer limit;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "With --limit: draw the images instead; the same seed draws the same ones. With --scramble: of"
                            + " its noise, default 0.")
    private Long seed;

    @Option(
            names = "--scramble",
            paramLabel = "HOW[:CONDITION,…]",
            description =
                    "Makes scrambled-CONDITION of every intact condition, or of those named: phase keeps the amplitude"
                            + " spectrum, tile shuffles a grid of 16 × 16.")
    private String scramble;

    @Option(
            names = "--match",
            paramLabel = "WHAT",
            description = "Gives all images the set's average: luminance (its mean and contrast) or histogram.")
    private String match;

    @Mixin
    private GatewayOptions gateway;

    StimuliImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        ConditionMap conditions = map == null ? null : ConditionMap.parse(map);
        StimulusArchive archive = StimulusArchive.at(path, conditions);
        JsonNode set = new StimulusUpload(gateway.gateway(), terminal)
                .send(archive, name, new ImportOptions(conditions, limit, seed, match, scramble));
        terminal.out().println(set.path("id").asText());
    }
}
