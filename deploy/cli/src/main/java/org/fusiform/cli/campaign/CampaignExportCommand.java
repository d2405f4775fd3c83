package org.fusiform.cli.campaign;

import java.nio.file.Path;
import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.progress.Progress;
import org.fusiform.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Everything that a campaign has found, as one file. */
@Command(
        name = "export",
        description = {
            "Writes everything that a campaign has found into one archive (zip): the document, results as JSON and CSV,",
            "tables of units, RDMs, figures, and what all of it comes from. Prints the file's name. The same campaign",
            "gives the same bytes; campaign submit takes the archive and computes it again."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  fusiform campaign export 4fz0 -o paper.zip",
            "  fusiform campaign export 4fz0 --without-units     without the tables of units, by far the most of it",
            "  fusiform campaign submit paper.zip --wait         the same again, here or elsewhere"
        })
final class CampaignExportCommand implements Runnable {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The campaign.")
    private String id;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to, replacing what is there; default fusiform-ID.zip.")
    private Path file;

    @Option(names = "--without-units", description = "Leave out the tables of units.")
    private boolean withoutUnits;

    @Mixin
    private GatewayOptions options;

    CampaignExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Path to = file == null ? Path.of("fusiform-" + id.replaceAll("[^A-Za-z0-9._-]", "-") + ".zip") : file;
        Campaigns campaigns = new Campaigns(options.gateway());
        CampaignView campaign = campaigns.view(id);
        if (!campaign.state().ended()) {
            terminal.say("campaign " + id + " is " + campaign.state()
                    + ": the archive holds what it has found so far, and will differ from a later one");
        }
        try (Progress progress = Progress.of(terminal, "export", Progress.Unit.BYTES);
                NewFile archive = NewFile.at(to)) {
            campaigns.archive(id, !withoutUnits, part -> {
                archive.append(part);
                progress.at(archive.bytes(), archive.bytes());
            });
            archive.complete();
        }
        terminal.out().println(to);
    }
}
