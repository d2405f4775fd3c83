package org.fusiform.gateway.campaign.plan;

import java.util.List;
import org.fusiform.contracts.network.LayerDescription;
import org.fusiform.gateway.problem.Mistakes;

/** How much one campaign may ask for, so that none fills the installation by a slip of the pen. */
final class CampaignLimits {
    static final int MODELS = 1000;
    static final int LAYER_ENTRIES = 1000;
    static final int ANALYSES = 16;
    private static final int LAYERS_OF_A_MODEL = 1000;
    private static final int LAYERS = 20_000;
    private static final long UNITS_OF_A_LAYER = 1L << 26;
    private static final long UNITS = 20_000_000_000L;
    private static final long FORWARD_PASSES = 10_000_000;
    private static final String FEWER_LAYERS = "; name fewer layers, or split the campaign by models";

    private CampaignLimits() {}

    /** Notes what is over a limit, with the field to change. */
    static void check(List<PlannedRun> runs, int stimuli, Mistakes mistakes) {
        runs.forEach(run -> checkLayers(run, mistakes));
        long layers = runs.stream().mapToLong(run -> run.layers().size()).sum();
        long units = runs.stream()
                .flatMap(run -> run.layers().stream())
                .mapToLong(CampaignLimits::units)
                .sum();
        if (layers > LAYERS) {
            mistakes.add("/layers", "select " + layers + " layers in all, over the limit of " + LAYERS + FEWER_LAYERS);
        }
        if (units > UNITS) {
            mistakes.add("/layers", "have " + units + " units in all, over the limit of " + UNITS + FEWER_LAYERS);
        }
        long passes = (long) runs.size() * stimuli;
        if (passes > FORWARD_PASSES) {
            mistakes.add(
                    "/models",
                    runs.size() + " models × " + stimuli + " stimuli are " + passes
                            + " forward passes, over the limit of " + FORWARD_PASSES
                            + "; split the campaign by models");
        }
    }

    private static void checkLayers(PlannedRun run, Mistakes mistakes) {
        String model = run.network().model();
        if (run.layers().size() > LAYERS_OF_A_MODEL) {
            mistakes.add(
                    "/layers",
                    "select " + run.layers().size() + " layers of model " + model + ", over the limit of "
                            + LAYERS_OF_A_MODEL + "; name fewer");
        }
        for (LayerDescription layer : run.layers()) {
            if (units(layer) > UNITS_OF_A_LAYER) {
                mistakes.add(
                        "/layers",
                        "layer " + layer.name() + " of model " + model + " has " + units(layer)
                                + " units, over the limit of " + UNITS_OF_A_LAYER + "; leave it out");
            }
        }
    }

    private static long units(LayerDescription layer) {
        return layer.shape().stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }
}
