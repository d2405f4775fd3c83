package org.fusiform.stats.work.item;

import java.util.ArrayList;
import java.util.List;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.result.LayerResult;
import org.fusiform.stats.layer.Artifacts;
import org.fusiform.stats.rsa.Rdm;
import org.fusiform.storage.ObjectStore;

/** What is stored of one layer under one analysis, for comparisons with others. */
record AnalysedLayer(ResultObjects objects, LayerResult result, int stimuli) {
    static AnalysedLayer of(ObjectStore store, AnalysisPlan plan, int layer, AnalysisParameters analysis) {
        ResultObjects objects = ResultObjects.of(store, plan, layer, analysis);
        return new AnalysedLayer(objects, objects.requireSummary(), plan.totalStimuli());
    }

    /** All units, then the selective units of each target. */
    static List<String> populations(AnalysisParameters analysis) {
        List<String> populations = new ArrayList<>(List.of(Artifacts.ALL));
        populations.addAll(analysis.targets());
        return populations;
    }

    /** The RDM of a population; null where that has too few units. */
    Rdm rdm(String population) {
        return objects.rdm(population, units(result, population), stimuli);
    }

    static long units(LayerResult result, String population) {
        return population.equals(Artifacts.ALL)
                ? result.units()
                : result.targets().get(population).selected();
    }
}
