package org.fusiform.bench.campaign;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fusiform.bench.Kept;
import org.fusiform.bench.Rest;

/**
 * The memory of an extractor over very many shards of one stimulus, in its heap, which is bounded, and outside of it, where
 * the tensors are, which no collector looks after. What it has at a moment depends on how far the shards in hand are: told
 * is the mean of several readings. The gateway must have been started with shards of one stimulus.
 */
public final class ExtractorMemory {
    private static final int STEP = 50;
    private static final int BETWEEN_READINGS = 10;
    private static final long POLL_MILLIS = 50;

    private ExtractorMemory() {}

    /** @param arguments address, process of the system, stimuli */
    public static void main(String[] arguments) throws Exception {
        Rest rest = new Rest(URI.create(arguments[0]));
        Processes system =
                new Processes(ProcessHandle.of(Long.parseLong(arguments[1])).orElseThrow());
        int stimuli = Integer.parseInt(arguments[2]);
        rest.importSet("many", stimuli);
        String campaign = rest.submit("""
                {"models": ["untrained:resnet18"], "stimulusSet": "many", "retention": "discard", "seed": 7,
                 "analysis": {"folds": 0, "rsa": false}}""");
        SortedMap<Integer, List<Processes.Split>> readings = new TreeMap<>();
        int read = 0;
        for (int done = 0; done < stimuli; Thread.sleep(POLL_MILLIS)) {
            var view = rest.campaign(campaign);
            if (view.get("state").asText().equals("FAILED")) {
                throw new IllegalStateException("campaign " + campaign + " has FAILED");
            }
            done = view.at("/runs/0/shards/done").asInt();
            if (done >= read + BETWEEN_READINGS && done < stimuli) {
                read = done;
                int step = Math.ceilDiv(done, STEP) * STEP;
                if (!readings.containsKey(step) && !readings.isEmpty()) {
                    tell(readings.lastKey(), stimuli, mean(readings.lastEntry().getValue()));
                }
                readings.computeIfAbsent(step, key -> new ArrayList<>()).add(system.split("extractor-service"));
            }
        }
        Map<Integer, Processes.Split> megabytes = new TreeMap<>();
        readings.forEach((step, all) -> megabytes.put(step, mean(all)));
        tell(readings.lastKey(), stimuli, megabytes.get(readings.lastKey()));
        rest.finish(campaign);
        var summary =
                megabytes.values().stream().mapToLong(Processes.Split::outside).summaryStatistics();
        Kept.write(
                "extractor-memory",
                Map.of("shards", stimuli, "stimuliOfAShard", 1, "model", "resnet18"),
                Map.of(
                        "megabytesAfterShards",
                        megabytes,
                        "leastOutside",
                        summary.getMin(),
                        "mostOutside",
                        summary.getMax()));
    }

    private static Processes.Split mean(List<Processes.Split> readings) {
        return new Processes.Split(
                Math.round(readings.stream()
                        .mapToLong(Processes.Split::heap)
                        .average()
                        .orElseThrow()),
                Math.round(readings.stream()
                        .mapToLong(Processes.Split::outside)
                        .average()
                        .orElseThrow()));
    }

    private static void tell(int step, int stimuli, Processes.Split memory) {
        System.out.printf(
                "%5d of %d shards: %d MB in the heap, %d outside%n", step, stimuli, memory.heap(), memory.outside());
    }
}
