package org.fusiform.stats.work.item;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.result.LayerResult;
import org.fusiform.stats.layer.AnalysisFindings;
import org.fusiform.stats.layer.LayerFindings;
import org.fusiform.stats.rsa.Rdm;
import org.fusiform.storage.NoSuchObject;
import org.fusiform.storage.ObjectStore;

/** What one analysis of one layer leaves in the store: unit table, RDMs and, last, the summary. */
record ResultObjects(ObjectStore store, String project, String extraction, String analysis, boolean rsa) {
    /** The population of all units of a layer. */
    static final String ALL = "all";

    private static final long SUMMARY_BYTES = 64L << 20;

    static ResultObjects of(ObjectStore store, AnalysisPlan plan, int layer, AnalysisParameters analysis) {
        return new ResultObjects(
                store, plan.project(), plan.layers().get(layer).extraction(), analysis.id(plan.seed()), analysis.rsa());
    }

    /** Where it is present, everything else is. */
    Optional<LayerResult> summary() {
        try {
            ByteBuffer json = store.get(ObjectKeys.layerSummary(project, extraction, analysis), SUMMARY_BYTES);
            return Optional.of(
                    MessageJson.read(StandardCharsets.UTF_8.decode(json).toString(), LayerResult.class));
        } catch (NoSuchObject e) {
            return Optional.empty();
        }
    }

    String unitTableKey() {
        return ObjectKeys.unitTable(project, extraction, analysis);
    }

    String rdmKey(String population) {
        return ObjectKeys.rdm(project, extraction, analysis, population);
    }

    LayerResult store(LayerResult result, LayerFindings layer, AnalysisFindings findings, Path unitTable) {
        store.put(unitTableKey(), unitTable, "application/vnd.apache.parquet");
        // The layer has one as soon as any analysis of the run asked; these objects must not depend on the others.
        store(ALL, rsa ? layer.rdm() : null);
        for (Map.Entry<String, Rdm> population : findings.rdms().entrySet()) {
            store(population.getKey(), population.getValue());
        }
        store.put(
                ObjectKeys.layerSummary(project, extraction, analysis),
                ByteBuffer.wrap(MessageJson.write(result).getBytes(StandardCharsets.UTF_8)),
                "application/json");
        return result;
    }

    private void store(String population, Rdm rdm) {
        if (rdm != null) {
            store.put(rdmKey(population), RdmNpy.write(rdm), "application/octet-stream");
        }
    }
}
