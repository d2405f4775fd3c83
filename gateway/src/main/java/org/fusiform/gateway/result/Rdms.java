package org.fusiform.gateway.result;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.storage.ObjectStore;

/** The RDMs that analyses stored, of all units of a layer and of a target's selective ones. */
@ApplicationScoped
public class Rdms {
    private static final String ALL = "all";

    private final ObjectStore store;

    Rdms(ObjectStore store) {
        this.store = store;
    }

    /** One that is stored. */
    record Stored(String population, String key) {}

    /** A Problem where the layer has none of this population. */
    Stored find(RunLayers.Found found, int analysis, String population) {
        AnalysisParameters parameters = found.requireAnalysis(analysis);
        requireRsa(parameters, analysis);
        List<String> populations = populations(parameters);
        if (!populations.contains(population)) {
            throw Problem.invalid("population", "'" + population + "' is none of " + String.join(", ", populations));
        }
        found.requireAnalysed();
        Stored rdm = new Stored(population, key(found, parameters, population));
        if (store.stat(rdm.key()).isEmpty()) {
            throw Problem.notFound("there is no RDM of '" + population + "' in layer '"
                    + found.layer().layer() + "', which has too few units of that kind");
        }
        return rdm;
    }

    /** Those that the layer has under this analysis; none without RSA. */
    List<Stored> of(RunLayers.Found found, int analysis) {
        AnalysisParameters parameters = found.requireAnalysis(analysis);
        List<Stored> rdms = new ArrayList<>();
        if (parameters.rsa()) {
            for (String population : populations(parameters)) {
                Stored rdm = new Stored(population, key(found, parameters, population));
                if (store.stat(rdm.key()).isPresent()) {
                    rdms.add(rdm);
                }
            }
        }
        return rdms;
    }

    static void requireRsa(AnalysisParameters parameters, int analysis) {
        if (!parameters.rsa()) {
            throw Problem.notFound("analysis " + analysis + " made no RDMs, as its \"rsa\": false asks");
        }
    }

    ZipWriter.Content content(Stored rdm) {
        return out -> {
            try (InputStream in = store.open(rdm.key())) {
                in.transferTo(out);
            }
        };
    }

    InputStream open(Stored rdm) {
        return store.open(rdm.key());
    }

    private static List<String> populations(AnalysisParameters parameters) {
        List<String> populations = new ArrayList<>(List.of(ALL));
        populations.addAll(parameters.targets());
        return populations;
    }

    private static String key(RunLayers.Found found, AnalysisParameters parameters, String population) {
        return ObjectKeys.rdm(
                found.plan().project(),
                found.layer().extraction(),
                parameters.id(found.plan().seed()),
                population);
    }
}
