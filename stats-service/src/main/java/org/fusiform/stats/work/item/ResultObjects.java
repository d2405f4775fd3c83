package org.fusiform.stats.work.item;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.result.LayerResult;
import org.fusiform.stats.rsa.Rdm;
import org.fusiform.storage.NoSuchObject;
import org.fusiform.storage.ObjectStore;

/** What one analysis of one layer leaves in the store: RDMs, unit table, responses, replicates and, last, the summary. */
record ResultObjects(ObjectStore store, String project, String extraction, String analysis) {
    private static final long SUMMARY_BYTES = 64L << 20;

    static ResultObjects of(ObjectStore store, AnalysisPlan plan, int layer, AnalysisParameters analysis) {
        return new ResultObjects(
                store, plan.project(), plan.layers().get(layer).extraction(), analysis.id(plan.seed()));
    }

    /**
     * The summary of what has been analysed and is all there: it comes last, but what is older may have been removed
     * meanwhile, when nothing was known to refer to it.
     */
    Optional<LayerResult> summary(AnalysisParameters parameters) {
        try {
            LayerResult result = read(ObjectKeys.layerSummary(project, extraction, analysis), LayerResult.class);
            return keys(parameters, result).allMatch(key -> store.stat(key).isPresent())
                    ? Optional.of(result)
                    : Optional.empty();
        } catch (NoSuchObject e) {
            return Optional.empty();
        }
    }

    /** Of everything beside the summary. */
    private Stream<String> keys(AnalysisParameters parameters, LayerResult result) {
        Stream<String> files = Stream.concat(
                Stream.of(unitTableKey(), ObjectKeys.replicates(project, extraction, analysis)),
                parameters.targets().stream()
                        .map(target -> ObjectKeys.responses(project, extraction, analysis, target)));
        return parameters.rsa()
                ? Stream.concat(
                        files,
                        AnalysedLayer.populations(parameters).stream()
                                .filter(population -> AnalysedLayer.units(result, population) >= Rdm.LEAST_UNITS)
                                .map(this::rdmKey))
                : files;
    }

    /** The summary of what has been analysed; {@link NoSuchObject}. */
    LayerResult requireSummary() {
        return read(ObjectKeys.layerSummary(project, extraction, analysis), LayerResult.class);
    }

    Replicates replicates() {
        return read(ObjectKeys.replicates(project, extraction, analysis), Replicates.class);
    }

    /** The RDM of a population; null where that has too few units. */
    Rdm rdm(String population, long units, int stimuli) {
        if (units < Rdm.LEAST_UNITS) {
            return null;
        }
        String key = rdmKey(population);
        return RdmNpy.read(key, store.get(key, RdmNpy.bytes(stimuli)), stimuli, Math.toIntExact(units));
    }

    String unitTableKey() {
        return ObjectKeys.unitTable(project, extraction, analysis);
    }

    private String rdmKey(String population) {
        return ObjectKeys.rdm(project, extraction, analysis, population);
    }

    void store(String population, Rdm rdm) {
        store.put(rdmKey(population), RdmNpy.write(rdm), "application/octet-stream");
    }

    void storeUnitTable(Path file) {
        store.put(unitTableKey(), file, "application/vnd.apache.parquet");
    }

    LayerResult store(LayerResult result, Replicates replicates, ItemArtifacts artifacts) {
        artifacts.awaitUnitTable();
        for (String target : artifacts.targets()) {
            store.put(
                    ObjectKeys.responses(project, extraction, analysis, target),
                    artifacts.responses(target),
                    "application/octet-stream");
        }
        write(ObjectKeys.replicates(project, extraction, analysis), replicates);
        write(ObjectKeys.layerSummary(project, extraction, analysis), result);
        return result;
    }

    private <T> T read(String key, Class<T> type) {
        ByteBuffer json = store.get(key, SUMMARY_BYTES);
        return MessageJson.read(StandardCharsets.UTF_8.decode(json).toString(), type);
    }

    private void write(String key, Object content) {
        byte[] json = MessageJson.write(content).getBytes(StandardCharsets.UTF_8);
        store.put(key, ByteBuffer.wrap(json), "application/json");
    }
}
