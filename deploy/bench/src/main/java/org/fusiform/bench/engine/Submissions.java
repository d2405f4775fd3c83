package org.fusiform.bench.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fusiform.bench.Rest;
import org.fusiform.bench.storage.BenchStore;

/**
 * Small campaigns, all submitted at the same time, of activations that are noise: how long a POST takes, whether any is
 * lost, and in which memory. Argument: how many.
 */
public final class Submissions {
    private static final int STIMULI = 64;
    private static final long BETWEEN_MILLIS = 5000;
    private static final double MILLIS = 1e6;
    private static final double P99 = 0.99;

    private Submissions() {}

    private record Posted(String campaign, double millis) {}

    public static void main(String[] arguments) throws Exception {
        int campaigns = Integer.parseInt(arguments[0]);
        try (Installation installation = Installation.start(Map.of());
                Gauges gauges = new Gauges(installation);
                StandInExtractor _ = new StandInExtractor(
                        installation.parts().kafka().bootstrapServers(),
                        Optional.of(BenchStore.of(installation.parts())))) {
            Rest rest = new Rest(installation.gateway());
            rest.importSet("few", STIMULI);
            System.out.println("before: " + gauges.memory());
            long start = System.nanoTime();
            List<Posted> posted = post(rest, campaigns);
            double[] millis =
                    posted.stream().mapToDouble(Posted::millis).sorted().toArray();
            System.out.printf(
                    "%d POSTs: median %.0f ms, p99 %.0f ms, most %.0f ms; %s%n",
                    campaigns,
                    millis[campaigns / 2],
                    millis[(int) Math.ceil(P99 * campaigns) - 1],
                    millis[campaigns - 1],
                    gauges.memory());
            watch(rest, gauges, posted, start);
        }
    }

    private static List<Posted> post(Rest rest, int campaigns) throws Exception {
        List<Callable<Posted>> posts = new ArrayList<>();
        for (int seed = 1; seed <= campaigns; seed++) {
            String document = """
                    {"models": ["untrained:resnet18", "untrained:resnet34"], "stimulusSet": "few",
                     "layers": ["avgpool"], "seed": %d}""".formatted(seed);
            posts.add(() -> {
                long start = System.nanoTime();
                String campaign = rest.submit(document);
                return new Posted(campaign, (System.nanoTime() - start) / MILLIS);
            });
        }
        List<Posted> posted = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Posted> post : clients.invokeAll(posts)) {
                posted.add(post.get());
            }
        }
        return posted;
    }

    private static void watch(Rest rest, Gauges gauges, List<Posted> posted, long start) throws Exception {
        List<String> open =
                new ArrayList<>(posted.stream().map(Posted::campaign).toList());
        if (new HashSet<>(open).size() < posted.size()) {
            throw new IllegalStateException("two submissions were given the same campaign");
        }
        List<String> ends = new ArrayList<>();
        while (!open.isEmpty()) {
            Thread.sleep(BETWEEN_MILLIS);
            for (String campaign : List.copyOf(open)) {
                String state = rest.state(campaign);
                if (List.of("SUCCEEDED", "FAILED", "CANCELLED").contains(state)) {
                    open.remove(campaign);
                    ends.add(state);
                }
            }
            System.out.printf(
                    "%6.1f s: %d of %d ended; %s%n",
                    (System.nanoTime() - start) / MILLIS / 1000, ends.size(), posted.size(), gauges.memory());
        }
        String[] states = ends.stream().distinct().sorted().toArray(String[]::new);
        System.out.println("all ended: " + Arrays.toString(states));
    }
}
