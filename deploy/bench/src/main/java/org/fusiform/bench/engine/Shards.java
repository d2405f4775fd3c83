package org.fusiform.bench.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusiform.bench.Rest;

/**
 * Campaigns of very many shards, which a stand-in answers at once: what gateway and stats count in a second, and in which
 * memory. Arguments: campaigns, models of each (up to 8), stimuli, stimuli of a shard, window of a campaign, window of all.
 */
public final class Shards {
    private static final List<String> MODELS = List.of(
            "resnet18",
            "resnet34",
            "resnet50",
            "resnet101",
            "resnet152",
            "wide_resnet50_2",
            "resnext50_32x4d",
            "resnext101_32x8d");
    private static final long BETWEEN_MILLIS = 5000;
    private static final double NANOS = 1e9;

    private Shards() {}

    public static void main(String[] arguments) throws Exception {
        int campaigns = Integer.parseInt(arguments[0]);
        List<String> models = MODELS.subList(0, Integer.parseInt(arguments[1]));
        int stimuli = Integer.parseInt(arguments[2]);
        int shardStimuli = Integer.parseInt(arguments[3]);
        long total = (long) campaigns * models.size() * Math.ceilDiv(stimuli, shardStimuli);
        Map<String, String> gateway = Map.of(
                "FUSIFORM_COMPUTE_SHARD_STIMULI", arguments[3],
                "FUSIFORM_WINDOW_CAMPAIGN", arguments[4],
                "FUSIFORM_WINDOW_TOTAL", arguments[5]);
        try (Installation installation = Installation.start(gateway);
                Gauges gauges = new Gauges(installation);
                StandInExtractor _ =
                        new StandInExtractor(installation.parts().kafka().bootstrapServers(), Optional.empty())) {
            Rest rest = new Rest(installation.gateway());
            rest.importSet("many", stimuli);
            System.out.printf("%d campaigns, %d shards in all; before: %s%n", campaigns, total, gauges.memory());
            long start = System.nanoTime();
            List<Double> posts = new ArrayList<>();
            for (int seed = 1; seed <= campaigns; seed++) {
                long submitted = System.nanoTime();
                rest.submit(document(models, seed));
                posts.add((System.nanoTime() - submitted) / NANOS);
            }
            System.out.printf(
                    "POST took at most %.2f s%n",
                    posts.stream().mapToDouble(post -> post).max().orElseThrow());
            watch(gauges, total, start);
        }
    }

    /** One layer, so that stats counts as many layers as the gateway counts shards. */
    private static String document(List<String> models, int seed) {
        List<String> names =
                models.stream().map(model -> "\"untrained:" + model + "\"").toList();
        return """
                {"models": %s, "stimulusSet": "many", "layers": ["avgpool"], "analysis": {"rsa": false}, "seed": %d}""".formatted(names, seed);
    }

    private static void watch(Gauges gauges, long total, long start) throws Exception {
        long gatewayDone = 0;
        long statsDone = 0;
        while (gatewayDone == 0 || statsDone == 0) {
            long gateway = gauges.countedByGateway();
            long stats = gauges.countedByStats();
            long now = System.nanoTime();
            gatewayDone = gatewayDone == 0 && gateway == total ? now : gatewayDone;
            statsDone = statsDone == 0 && stats == total ? now : statsDone;
            System.out.printf(
                    "%6.1f s: gateway %d, stats %d shards, %d in flight; %s%n",
                    (now - start) / NANOS, gateway, stats, gauges.inFlight(), gauges.memory());
            Thread.sleep(gatewayDone == 0 || statsDone == 0 ? Math.min(BETWEEN_MILLIS, 200 + total / 100) : 0);
        }
        System.out.printf(
                "gateway %.0f shards/s, stats %.0f shards/s%n",
                total * NANOS / (gatewayDone - start), total * NANOS / (statsDone - start));
    }
}
