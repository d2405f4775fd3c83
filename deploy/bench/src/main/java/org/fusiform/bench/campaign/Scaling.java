package org.fusiform.bench.campaign;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fusiform.bench.Rest;
import org.fusiform.bench.Rounds;

/**
 * What an image costs in a campaign of 200, and in one of 2000: of an untrained ResNet-18 and its stages with the default
 * analysis but RDMs, of which every image has a distance to every other. And what stats has grown to after each.
 */
public final class Scaling {
    private static final List<Integer> SIZES = List.of(200, 2000);
    private static final double MILLIS = 1e6;

    private Scaling() {}

    /** @param arguments address, process of the system, rounds */
    public static void main(String[] arguments) throws Exception {
        Rest rest = new Rest(URI.create(arguments[0]));
        Processes system =
                new Processes(ProcessHandle.of(Long.parseLong(arguments[1])).orElseThrow());
        Rounds rounds = new Rounds(SIZES.getFirst() + " stimuli");
        Map<Integer, Long> megabytes = new TreeMap<>();
        for (int stimuli : SIZES) {
            rest.importSet("of-" + stimuli, stimuli);
        }
        campaign(rest, SIZES.getFirst(), 0);
        for (int round = 1; round <= Integer.parseInt(arguments[2]); round++) {
            for (int stimuli : SIZES) {
                long start = System.nanoTime();
                campaign(rest, stimuli, round);
                rounds.took(stimuli + " stimuli", (System.nanoTime() - start) / MILLIS / stimuli);
                System.out.printf("%d stimuli: %.1f s%n", stimuli, (System.nanoTime() - start) / MILLIS / 1e3);
                megabytes.putIfAbsent(stimuli, system.peaks().get("stats-service"));
            }
        }
        rounds.keep(
                "scaling-with-stimuli", Map.of("times", "milliseconds of an image", "statsPeakMegabytes", megabytes));
    }

    private static void campaign(Rest rest, int stimuli, int round) throws IOException, InterruptedException {
        rest.finish(rest.submit("""
                {"models": ["untrained:resnet18"], "stimulusSet": "of-%d", "seed": %d, "retention": "discard",
                 "analysis": {"rsa": false}}""".formatted(stimuli, round)));
    }
}
