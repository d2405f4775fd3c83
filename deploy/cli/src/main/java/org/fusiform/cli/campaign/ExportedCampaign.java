package org.fusiform.cli.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.fusiform.cli.CommandFailure;
import org.fusiform.cli.gateway.Gateway;
import org.fusiform.cli.gateway.GatewayRefusal;
import org.fusiform.cli.gateway.Query;
import org.fusiform.contracts.json.MalformedMessage;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.result.CampaignProvenance;
import org.fusiform.contracts.result.Provenance;

/**
 * A campaign as {@code campaign export} wrote it.
 *
 * @param document what was submitted
 * @param from what it was computed from then
 */
record ExportedCampaign(String document, CampaignProvenance from) {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int MOST_BYTES = 64 << 20;

    /** Whether the file is an archive, and no document. */
    static boolean isIn(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        }
    }

    static ExportedCampaign read(Path file) throws IOException {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            return new ExportedCampaign(
                    text(file, archive, "campaign.json"),
                    MessageJson.read(text(file, archive, "provenance.json"), CampaignProvenance.class));
        } catch (ZipException e) {
            throw new CommandFailure(file + " is a damaged archive: " + e.getMessage(), e);
        } catch (MalformedMessage e) {
            throw new CommandFailure(file + " has a damaged provenance.json: " + e.getMessage(), e);
        }
    }

    private static String text(Path file, ZipFile archive, String name) throws IOException {
        ZipEntry entry = archive.getEntry(name);
        if (entry == null) {
            throw new CommandFailure(file + " is no archive of fusiform campaign export: it has no " + name);
        }
        try (InputStream in = archive.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new CommandFailure(file + ": " + name + " is too large");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** A failure where the gateway has something else under a name of the document, or nothing. */
    void requireSameAt(Gateway gateway) {
        String stimuli = from.runs().getFirst().provenance().stimuliSha256();
        String here = set(gateway, stimuli);
        if (!here.equals(stimuli)) {
            throw new CommandFailure("the stimulus set '" + from.stimulusSet() + "' is another one here (" + here
                    + ") than that of the archive (" + stimuli + "); use a project where the name is free");
        }
        for (CampaignProvenance.Run run : from.runs()) {
            requireSame(run, model(gateway, run));
        }
    }

    private String set(Gateway gateway, String stimuli) {
        try {
            return gateway.get("/stimulus-sets/" + Query.encode(from.stimulusSet()))
                    .path("id")
                    .asText();
        } catch (GatewayRefusal e) {
            if (!e.notFound()) {
                throw e;
            }
            throw new CommandFailure(
                    "the archive's campaign shows the stimulus set '" + from.stimulusSet() + "' (" + stimuli
                            + "), which is not here; import it: fusiform stimuli import PATH --name "
                            + from.stimulusSet(),
                    e);
        }
    }

    private static JsonNode model(Gateway gateway, CampaignProvenance.Run run) {
        try {
            return gateway.get("/models/" + Query.encode(run.model()));
        } catch (GatewayRefusal e) {
            if (!e.notFound()) {
                throw e;
            }
            throw new CommandFailure(
                    "the archive's campaign runs the model '" + run.model() + "' (weights "
                            + run.provenance().weightsSha256()
                            + "), which is not here; import it: fusiform model import FILE"
                            + " --id " + run.model() + " --family "
                            + run.provenance().family() + " --pipeline "
                            + run.provenance().pipeline(),
                    e);
        }
    }

    /** Untrained networks are drawn from the document's seed, and published ones that nobody fetched are refused with the document. */
    private static void requireSame(CampaignProvenance.Run run, JsonNode model) {
        Provenance from = run.provenance();
        String weights = model.path("weights").path("sha256").asText("");
        if (model.path("weights").path("type").asText().equals("imported") && from.weightsSha256() != null) {
            require(run.model(), "weights", from.weightsSha256(), weights);
        }
        require(run.model(), "family", from.family(), model.path("family").asText());
        require(run.model(), "pipeline", from.pipeline(), model.path("pipeline").asText());
    }

    private static void require(String model, String what, String there, String here) {
        if (!there.equals(here)) {
            throw new CommandFailure("the model '" + model + "' has another " + what + " here (" + here
                    + ") than in the archive (" + there + "); use a project where the name is free");
        }
    }
}
