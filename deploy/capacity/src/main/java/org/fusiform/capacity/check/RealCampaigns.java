package org.fusiform.capacity.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Submits campaigns to a running system, waits for them and prints how long they took, as {@link Check} reads it. */
public final class RealCampaigns {
    private static final long POLL_MILLIS = 200;
    private static final double NANOS = 1e9;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String root;

    private RealCampaigns(String root) {
        this.root = root + "/api/v1/campaigns";
    }

    /** @param arguments address, set, campaigns, extractors, process of the system */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int campaigns = Integer.parseInt(arguments[2]);
        ProcessHandle system = ProcessHandle.of(Long.parseLong(arguments[4])).orElseThrow();
        double before = coreSeconds(system);
        double[] seconds = new RealCampaigns(arguments[0]).run(arguments[1], campaigns, Integer.parseInt(arguments[3]));
        double used = coreSeconds(system) - before;
        System.out.printf(
                Locale.ROOT,
                "  - {extractors: %s, campaigns: %d, extractionSeconds: %.1f, seconds: %.1f, coreSeconds: %.1f}%n",
                arguments[3],
                campaigns,
                seconds[0],
                seconds[1],
                used);
    }

    /** Of a process and all that it started. */
    private static double coreSeconds(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .flatMap(each -> each.info().totalCpuDuration().stream())
                .mapToDouble(duration -> duration.toNanos() / NANOS)
                .sum();
    }

    /** Seconds until all shards are extracted, and until all campaigns have succeeded. */
    private double[] run(String set, int campaigns, int extractors) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        long start = System.nanoTime();
        for (int seed = 1; seed <= campaigns; seed++) {
            // Other seeds are other networks, so that nothing is there already, from a run with fewer extractors
            // either.
            String document = "{\"models\": [\"untrained:resnet50\"], \"stimulusSet\": \"%s\", \"seed\": %d}"
                    .formatted(set, 1000 * extractors + seed);
            ids.add(answer(HttpRequest.newBuilder(URI.create(root))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(document)))
                    .path("id")
                    .asText());
        }
        double extracted = 0;
        while (true) {
            long shards = 0;
            int succeeded = 0;
            for (String id : ids) {
                JsonNode campaign = answer(HttpRequest.newBuilder(URI.create(root + "/" + id)));
                JsonNode work = campaign.at("/runs/0/shards");
                shards += work.path("total").asLong() - work.path("done").asLong();
                succeeded += succeeded(campaign) ? 1 : 0;
            }
            double now = (System.nanoTime() - start) / NANOS;
            extracted = extracted == 0 && shards == 0 ? now : extracted;
            if (succeeded == ids.size()) {
                return new double[] {extracted, now};
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static boolean succeeded(JsonNode campaign) {
        String state = campaign.path("state").asText();
        if (state.equals("FAILED") || state.equals("CANCELLED")) {
            throw new IllegalStateException("the campaign has " + state + ": " + campaign);
        }
        return state.equals("SUCCEEDED");
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(response.statusCode() + ": " + response.body());
        }
        return json.readTree(response.body());
    }
}
