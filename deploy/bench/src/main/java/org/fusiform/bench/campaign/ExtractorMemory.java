package org.fusiform.bench.campaign;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.fusiform.bench.Kept;
import org.fusiform.bench.Rest;

/**
 * The memory of an extractor over very many shards of one stimulus, in its heap, which is bounded, and outside of it, where
 * the tensors are, which no collector looks after. The gateway must have been started with shards of one stimulus.
 */
public final class ExtractorMemory {
    private static final int STEP = 50;
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
        Map<Integer, Processes.Split> megabytes = new TreeMap<>();
        for (int done = 0; done < stimuli; Thread.sleep(POLL_MILLIS)) {
            var view = rest.campaign(campaign);
            if (view.get("state").asText().equals("FAILED")) {
                throw new IllegalStateException("campaign " + campaign + " has FAILED");
            }
            done = view.at("/runs/0/shards/done").asInt();
            int step = done / STEP * STEP;
            if (step > 0 && !megabytes.containsKey(step)) {
                Processes.Split memory = system.split("extractor-service");
                megabytes.put(step, memory);
                System.out.printf(
                        "%5d of %d shards: %d MB in the heap, %d outside%n",
                        done, stimuli, memory.heap(), memory.outside());
            }
        }
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
}
