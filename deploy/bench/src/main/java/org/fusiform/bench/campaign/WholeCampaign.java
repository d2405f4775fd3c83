package org.fusiform.bench.campaign;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusiform.bench.Rest;
import org.fusiform.bench.Rounds;
import org.fusiform.contracts.network.Architecture;
import org.fusiform.contracts.network.Families;
import org.fusiform.contracts.network.FamilyDescription;
import org.fusiform.extractor.network.ComputeDevice;
import org.fusiform.extractor.network.FamilyNetwork;
import org.fusiform.extractor.network.NetworkRefused;
import org.fusiform.extractor.network.Precision;
import org.fusiform.extractor.network.TorchEngine;
import org.fusiform.extractor.weights.UntrainedWeights;

/**
 * A campaign from its submission to its last result beside the bare forward passes of its images, on a running system that
 * shares the processors: of a set × {resnet50, clip-rn50} × stages with the default analysis, and without hold-out and RDMs.
 */
public final class WholeCampaign {
    private static final List<String> FAMILIES = List.of("resnet50", "clip-rn50");
    private static final int BATCH = 16;

    private final Rest rest;
    private final String set;
    private final int stimuli;
    private final List<Bare> networks = new ArrayList<>();

    private WholeCampaign(Rest rest, String set, int stimuli) {
        this.rest = rest;
        this.set = set;
        this.stimuli = stimuli;
    }

    /** A network and an input of one batch. */
    private record Bare(FamilyNetwork network, FamilyDescription description, FloatBuffer input) {}

    /** @param arguments address, set, its stimuli, rounds */
    public static void main(String[] arguments) throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        int stimuli = Integer.parseInt(arguments[2]);
        Rounds rounds = new Rounds("bare");
        try (TorchEngine engine = TorchEngine.start(
                Path.of(System.getProperty("user.home"), ".cache", "fusiform", "extractor", "engine"),
                threads,
                ComputeDevice.CPU)) {
            WholeCampaign whole = new WholeCampaign(new Rest(URI.create(arguments[0])), arguments[1], stimuli);
            whole.load(engine);
            // What is compiled and cached at first is no part of any round.
            whole.campaign(0, "{}");
            for (int round = 1; round <= Integer.parseInt(arguments[3]); round++) {
                int seed = round;
                rounds.time("bare", whole::forward);
                rounds.time("campaign", () -> whole.campaign(2 * seed, "{}"));
                rounds.time("no folds, no RSA", () -> whole.campaign(2 * seed + 1, "{\"folds\": 0, \"rsa\": false}"));
            }
            whole.networks.forEach(bare -> bare.network().close());
        }
        rounds.keep("campaign-" + stimuli, Map.of("stimuli", stimuli, "networks", FAMILIES, "threads", threads));
    }

    private void load(TorchEngine engine) throws NetworkRefused {
        TorchEngine.inferenceOnThisThread();
        for (String family : FAMILIES) {
            Architecture architecture = Families.architecture(family).orElseThrow();
            FamilyDescription description = architecture.description();
            int size = description.inputSize();
            FloatBuffer input = ByteBuffer.allocateDirect(4 * 3 * BATCH * size * size)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
            while (input.hasRemaining()) {
                input.put((float) Math.sin(input.position()));
            }
            networks.add(new Bare(
                    FamilyNetwork.load(engine.manager(), architecture, new UntrainedWeights(1), Precision.FLOAT32),
                    description,
                    input.flip()));
        }
    }

    private void forward() throws NetworkRefused {
        for (Bare bare : networks) {
            String last = bare.description().layers().getLast().name();
            for (int image = 0; image < stimuli; image += BATCH) {
                bare.network()
                        .forward(
                                bare.input(),
                                BATCH,
                                bare.description().inputSize(),
                                Set.of(last),
                                (layer, shape, values) -> {});
            }
        }
    }

    /**
     * Nine gigabytes of activations, which no later campaign needs.
     *
     * @param seed of untrained networks that no campaign before had, so that nothing is there already
     */
    private void campaign(int seed, String analysis) throws IOException, InterruptedException {
        rest.finish(rest.submit("""
                {"models": ["untrained:resnet50", "untrained:clip-rn50"], "stimulusSet": "%s", "seed": %d,
                 "retention": "discard", "analysis": %s}""".formatted(set, 1_000_000 + seed, analysis)));
    }
}
