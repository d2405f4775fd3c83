package org.fusiform.cli.campaign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.fusiform.cli.CommandFailure;
import org.fusiform.cli.gateway.Gateway;
import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the id alone on stdout. */
@Command(
        name = "submit",
        description = {
            "Submits a campaign document and prints the campaign's id. Of an archive of campaign export it takes the",
            "document, once stimuli and models are seen to be the same here."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  fusiform campaign submit campaign.json --wait",
            "  echo '{\"models\": [\"untrained:resnet50\"], \"stimulusSet\": \"floc\"}' | fusiform campaign submit -",
            "  fusiform campaign submit paper.zip --wait         computes again what campaign export wrote",
            "",
            "Only models and stimulusSet are required in a document. The other fields, with their defaults:",
            "  {\"name\": …, \"layers\": [\"stages\"], \"retention\": \"keep\", \"seed\": 1,",
            "   \"storage\": {\"dtype\": \"float32\", \"codec\": \"none\"},",
            "   \"analysis\": {\"criterion\": \"pairwise-welch\", \"alpha\": 0.05, \"correction\": \"bh\", \"folds\": 8, \"rsa\": true}}"
        })
final class CampaignSubmitCommand implements Runnable {
    private static final long LARGEST = 1 << 20;
    private final Terminal terminal;

    @Parameters(
            paramLabel = "FILE|-",
            description = "The campaign document (JSON), or an archive; - reads a document from stdin.")
    private String file;

    @Option(names = "--wait", description = "Follow it to its end; exit 0 only if it succeeds.")
    private boolean wait;

    @Mixin
    private GatewayOptions options;

    CampaignSubmitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Gateway gateway = options.gateway();
        Campaigns campaigns = new Campaigns(gateway);
        String id = campaigns.submit(document(gateway));
        terminal.out().println(id);
        if (wait) {
            new CampaignWatch(campaigns, terminal).awaitSuccess(id);
        }
    }

    private String document(Gateway gateway) {
        try {
            if (file.equals("-")) {
                return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
            }
            Path path = Path.of(file);
            if (Files.isRegularFile(path) && ExportedCampaign.isIn(path)) {
                ExportedCampaign exported = ExportedCampaign.read(path);
                exported.requireSameAt(gateway);
                return exported.document();
            }
            if (Files.isRegularFile(path) && Files.size(path) > LARGEST) {
                throw new CommandFailure(file + " is too large for a campaign document");
            }
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new CommandFailure(file + " does not exist", e);
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
