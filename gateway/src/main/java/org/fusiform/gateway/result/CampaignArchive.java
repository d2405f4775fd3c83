package org.fusiform.gateway.result;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.fusiform.contracts.result.RunResult;
import org.fusiform.contracts.stimulus.StimulusManifest;
import org.fusiform.gateway.stimulus.Manifests;
import org.fusiform.storage.ObjectStore;

/** All that is known of a campaign in one archive, written as it is sent: a run, or an object of the store, at a time. */
@ApplicationScoped
public class CampaignArchive {
    private static final String READ_ME = """
            A campaign of Fusiform, as far as it had come when this was written.

            campaign.json    the document: "fusiform campaign submit" takes it, or this whole archive, to compute it again
            provenance.json  weights, stimuli, layers, parameters, engine, seeds and release that everything comes from
            results.json     everything found
            results.csv      the same as a table: one row per model, layer, target and analysis
            stimuli.csv      the stimuli in the order that RDMs have
            figures/         the share of selective units over the layers
            runs/            per model and analysis: tables of units (Parquet), RDMs (npy, upper triangle row by row)
            SHA256SUMS       of everything else: sha256sum -c SHA256SUMS
            """;

    private final Results results;
    private final RunLayers layers;
    private final Rdms rdms;
    private final Manifests manifests;
    private final ObjectStore store;

    CampaignArchive(Results results, RunLayers layers, Rdms rdms, Manifests manifests, ObjectStore store) {
        this.results = results;
        this.layers = layers;
        this.rdms = rdms;
        this.manifests = manifests;
        this.store = store;
    }

    /** @param units whether with the tables of units, by far the most of it */
    void write(Results.Head head, boolean units, OutputStream out) throws IOException {
        StimulusManifest manifest = manifests.of(head.campaign().project, head.campaign().stimulusSet);
        try (ZipWriter zip = new ZipWriter(out)) {
            zip.putText("README.txt", READ_ME);
            zip.putText("campaign.json", head.campaign().document);
            zip.putJson("provenance.json", results.provenance(head));
            zip.put("results.json", entry -> ResultJson.write(results, head, entry));
            zip.put("results.csv", entry -> ResultCsv.write(results, head, entry));
            zip.put("stimuli.csv", entry -> StimuliCsv.write(manifest, entry));
            for (int run = 0; run < head.runs().size(); run++) {
                addRun(zip, head, run, units);
            }
            zip.putSums("SHA256SUMS");
        }
    }

    private void addRun(ZipWriter zip, Results.Head head, int run, boolean units) throws IOException {
        String id = head.runs().get(run);
        for (RunResult result : results.run(head, id)) {
            String name = numbered(run, result.model()) + "/analysis-" + result.analysis();
            if (!result.layers().isEmpty()) {
                zip.putText("figures/" + name + ".svg", ProportionFigure.of(result));
            }
        }
        List<RunLayers.Found> found = layers.ofRun(id);
        for (int layer = 0; layer < found.size(); layer++) {
            addLayer(zip, run, layer, found.get(layer), units);
        }
    }

    private void addLayer(ZipWriter zip, int run, int layer, RunLayers.Found found, boolean units) throws IOException {
        String model = numbered(run, found.plan().network().model());
        for (int analysis = 0; analysis < found.unitTables().size(); analysis++) {
            String name = "runs/" + model + "/analysis-" + analysis + "/"
                    + numbered(layer, found.layer().layer());
            if (units) {
                String key = found.unitTables().get(analysis);
                zip.putAsItIs(name + "-units.parquet", entry -> copy(key, entry));
            }
            for (Rdms.Stored rdm : rdms.of(found, analysis)) {
                zip.putAsItIs(name + "-rdm-" + rdm.population() + ".npy", rdms.content(rdm));
            }
        }
    }

    private void copy(String key, OutputStream out) throws IOException {
        try (InputStream in = store.open(key)) {
            in.transferTo(out);
        }
    }

    /** Names of models and layers may differ in nothing that every file system keeps. */
    private static String numbered(int index, String name) {
        return "%02d-%s".formatted(index, Downloads.plain(name));
    }
}
