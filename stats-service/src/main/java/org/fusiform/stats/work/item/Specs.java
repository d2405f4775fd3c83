package org.fusiform.stats.work.item;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.json.DocumentJson;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.AnalysisPlan.PlannedLayer;
import org.fusiform.stats.activation.LayerShape;
import org.fusiform.stats.criterion.Criteria;
import org.fusiform.stats.layer.AnalysisSpec;
import org.fusiform.stats.layer.LayerSpec;

/** A plan's words in those of the domain. */
final class Specs {
    private Specs() {}

    static LayerSpec layer(AnalysisPlan plan, PlannedLayer layer, Stimuli stimuli, Path scratch) {
        List<Integer> shape = layer.shape();
        return new LayerSpec(
                plan.network().model() + ", layer " + layer.layer(),
                new LayerShape(shape.get(0), shape.get(1), shape.get(2)),
                stimuli.design(),
                scratch);
    }

    static AnalysisSpec of(AnalysisPlan plan, int layer, int analysis, Stimuli stimuli, Path unitTable) {
        AnalysisParameters parameters = plan.analyses().get(analysis);
        Criteria.Settings settings = new Criteria.Settings(
                parameters.alpha(),
                word(parameters.correction()),
                word(parameters.contrasts()),
                parameters.threshold());
        return new AnalysisSpec(
                Criteria.of(word(parameters.criterion()), settings),
                parameters.targets(),
                stimuli.folds(plan.seed(), parameters.folds()),
                parameters.rsa(),
                unitTable,
                provenance(plan, plan.layers().get(layer), parameters));
    }

    /** Only what the extraction and the analysis are identified by: another run's table must be the same bytes. */
    private static Map<String, String> provenance(
            AnalysisPlan plan, PlannedLayer layer, AnalysisParameters parameters) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("fusiform.layer", layer.layer());
        entries.put("fusiform.extraction", layer.extraction());
        entries.put("fusiform.stimulusSet", plan.stimulusSet());
        entries.put("fusiform.family", plan.network().family());
        entries.put("fusiform.weights", plan.network().weights().identity());
        entries.put("fusiform.pipeline", plan.network().pipeline());
        entries.put("fusiform.compute", MessageJson.write(plan.compute()));
        entries.put("fusiform.analysis", MessageJson.write(parameters));
        entries.put("fusiform.seed", Long.toString(plan.seed()));
        return entries;
    }

    /** The name users write, which is the domain's, too; null stays null. */
    private static String word(Enum<?> option) {
        return DocumentJson.MAPPER.convertValue(option, String.class);
    }
}
