package org.fusiform.bench.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.bench.Kept;
import org.fusiform.bench.Rest;
import org.fusiform.bench.capture.LocalExtractor;
import org.fusiform.bench.storage.BenchStore;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.array.StorageForm;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.message.LayerTap;
import org.fusiform.contracts.network.Families;
import org.fusiform.contracts.network.FamilyDescription;
import org.fusiform.contracts.network.Network;
import org.fusiform.contracts.network.Weights;
import org.fusiform.contracts.stimulus.StimulusRef;
import org.fusiform.extractor.capture.ShardCapture;
import org.fusiform.extractor.work.config.ZarrSink;
import org.fusiform.storage.S3ObjectStore;

/**
 * What a shard costs beside its computation: a campaign of shards of one stimulus until its last shard is counted, beside the
 * same shards computed and stored without any message. The difference is all that gateway, Kafka, stats and the extractor's
 * intake do for them, on the same processors. Arguments: shards, rounds.
 */
public final class Messaging {
    private static final String FAMILY = "resnet18";
    private static final String LAYER = "avgpool";
    private static final int THREADS = 2;
    private static final double MILLIS = 1e6;

    private final LocalExtractor local;
    private final ShardCapture capture;
    private final List<StimulusRef> stimuli;

    private Messaging(LocalExtractor local, ShardCapture capture, List<StimulusRef> stimuli) {
        this.local = local;
        this.capture = capture;
        this.stimuli = stimuli;
    }

    public static void main(String[] arguments) throws Exception {
        int shards = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        Map<String, byte[]> images = new HashMap<>();
        List<StimulusRef> stimuli = new ArrayList<>();
        for (int number = 0; number < shards; number++) {
            byte[] image = Rest.smallImage(number);
            String sha256 = Sha256.of(image);
            images.put(sha256, image);
            stimuli.add(new StimulusRef(sha256, number + ".png"));
        }
        try (Installation installation = Installation.start(Map.of("FUSIFORM_COMPUTE_SHARD_STIMULI", "1"));
                LocalExtractor local = LocalExtractor.start(THREADS);
                S3ObjectStore store = BenchStore.of(installation.parts());
                ShardCapture capture = local.capture(images, new ZarrSink(store))) {
            installation.startExtractor();
            Rest rest = new Rest(installation.gateway());
            rest.importSet("many", shards);
            new Messaging(local, capture, stimuli).run(rest, rounds);
        }
    }

    private void run(Rest rest, int rounds) throws Exception {
        double[] overheads = new double[rounds];
        for (int round = 0; round <= rounds; round++) {
            int seed = round;
            double computed = millis(() -> LocalExtractor.run(capture, requests(seed)));
            double system = millis(() -> rest.awaitExtracted(rest.submit("""
                    {"models": ["untrained:%s"], "stimulusSet": "many", "layers": ["%s"], "seed": %d,
                     "analysis": {"folds": 0, "rsa": false}}""".formatted(FAMILY, LAYER, seed))));
            double overhead = (system - computed) / stimuli.size();
            System.out.printf(
                    "%d shards: %.0f ms computed and stored, %.0f ms in a campaign: %.1f ms a shard%s%n",
                    stimuli.size(), computed, system, overhead, round == 0 ? ", to warm up" : "");
            if (round > 0) {
                overheads[round - 1] = overhead;
            }
        }
        Arrays.sort(overheads);
        System.out.printf("messaging: %.1f ms a shard (median of %d)%n", overheads[rounds / 2], rounds);
        Kept.write(
                "messaging",
                Map.of("shards", stimuli.size(), "stimuliOfAShard", 1, "model", FAMILY, "layer", LAYER),
                Map.of("rounds", rounds, "millisOfAShard", overheads[rounds / 2], "all", overheads));
    }

    private interface Turn {
        void run() throws Exception;
    }

    private static double millis(Turn turn) throws Exception {
        long start = System.nanoTime();
        turn.run();
        return (System.nanoTime() - start) / MILLIS;
    }

    private List<ExtractionRequest> requests(int seed) {
        FamilyDescription description =
                Families.architecture(FAMILY).orElseThrow().description();
        Network network = new Network("untrained:" + FAMILY, FAMILY, new Weights.Seeded(seed), description.pipeline());
        List<LayerTap> layers = description.layers().stream()
                .filter(layer -> layer.name().equals(LAYER))
                .map(layer -> new LayerTap(layer.name(), Sha256.of(LAYER + seed), layer.shape()))
                .toList();
        List<ExtractionRequest> requests = new ArrayList<>();
        for (int shard = 0; shard < stimuli.size(); shard++) {
            requests.add(new ExtractionRequest(
                    "bench",
                    "campaign",
                    "order-" + seed,
                    shard,
                    1,
                    stimuli.size(),
                    network,
                    local.compute(1),
                    List.of(stimuli.get(shard)),
                    layers,
                    StorageForm.DEFAULT));
        }
        return requests;
    }
}
