package org.fusiform.stats.work.item;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.contracts.array.StorageForm;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.json.DocumentJson;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.AnalysisPlan.PlannedLayer;
import org.fusiform.stats.activation.LayerShape;
import org.fusiform.stats.activation.WorkingMemory;
import org.fusiform.stats.criterion.Criteria;
import org.fusiform.stats.criterion.Criterion;
import org.fusiform.stats.layer.AnalysisSpec;
import org.fusiform.stats.layer.LayerSpec;
import org.fusiform.stats.rsa.Dissimilarity;
import org.fusiform.stats.rsa.RdmComparison;

/** A plan's words for one of its layers in those of the domain. */
record Specs(AnalysisPlan plan, PlannedLayer planned, Stimuli stimuli) {
    LayerSpec layer(WorkingMemory memory) {
        List<Integer> shape = planned.shape();
        return new LayerSpec(
                plan.network().model() + ", layer " + planned.layer(),
                new LayerShape(shape.get(0), shape.get(1), shape.get(2)),
                stimuli.design(),
                memory);
    }

    AnalysisSpec analysis(int analysis, ItemArtifacts artifacts) {
        AnalysisParameters parameters = plan.analyses().get(analysis);
        return new AnalysisSpec(
                criterion(parameters),
                parameters.targets(),
                stimuli.folds(plan.seed(), parameters.folds()),
                parameters.rsa() ? comparison(parameters).dissimilarity(dissimilarity(parameters)) : null,
                stimuli.shuffles(plan.seed(), parameters.permutations()),
                artifacts);
    }

    private static Criterion criterion(AnalysisParameters parameters) {
        Criteria.Settings settings = new Criteria.Settings(
                parameters.alpha(),
                word(parameters.correction()),
                word(parameters.contrasts()),
                parameters.threshold());
        return Criteria.of(word(parameters.criterion()), settings);
    }

    /** How the RDMs of an analysis are compared. */
    static RdmComparison comparison(AnalysisParameters parameters) {
        return parameters.comparison() == null
                ? RdmComparison.SPEARMAN
                : RdmComparison.of(word(parameters.comparison()));
    }

    private static Dissimilarity dissimilarity(AnalysisParameters parameters) {
        return parameters.dissimilarity() == null ? null : Dissimilarity.of(word(parameters.dissimilarity()));
    }

    ItemArtifacts artifacts(int analysis, ResultObjects objects, ItemFiles files) {
        AnalysisParameters parameters = plan.analyses().get(analysis);
        return new ItemArtifacts(objects, files, analysis, parameters.targets(), provenance(parameters));
    }

    /** Only what the extraction and the analysis are identified by: another run's table must be the same bytes. */
    private Map<String, String> provenance(AnalysisParameters parameters) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("fusiform.layer", planned.layer());
        entries.put("fusiform.extraction", planned.extraction());
        entries.put("fusiform.stimulusSet", plan.stimulusSet());
        entries.put("fusiform.family", plan.network().family());
        entries.put("fusiform.weights", plan.network().weights().identity());
        entries.put("fusiform.pipeline", plan.network().pipeline());
        entries.put("fusiform.compute", MessageJson.write(plan.compute()));
        if (!plan.storage().equals(StorageForm.DEFAULT)) {
            entries.put("fusiform.storage", MessageJson.write(plan.storage()));
        }
        entries.put("fusiform.analysis", MessageJson.write(parameters));
        entries.put("fusiform.seed", Long.toString(plan.seed()));
        return entries;
    }

    /** The name users write, which is the domain's, too; null stays null. */
    private static String word(Enum<?> option) {
        return DocumentJson.MAPPER.convertValue(option, String.class);
    }
}
