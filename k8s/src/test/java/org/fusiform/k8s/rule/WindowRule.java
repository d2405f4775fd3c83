package org.fusiform.k8s.rule;

import java.util.Map;
import java.util.stream.Stream;
import org.fusiform.contracts.Topics;
import org.fusiform.k8s.model.Manifest;

/** A campaign alone has enough shards on their way for all extractors that may be. */
public final class WindowRule implements Rule {
    private static final String CAMPAIGN = "FUSIFORM_WINDOW_CAMPAIGN";
    private static final String TOTAL = "FUSIFORM_WINDOW_TOTAL";

    @Override
    public Stream<String> violations(Manifest manifest) {
        int partitions = TopicsRule.partitions(manifest).getOrDefault(Topics.EXTRACTION_REQUESTS, 0);
        return manifest.deployment(FusiformService.GATEWAY.deployment()).stream()
                .flatMap(gateway -> {
                    Map<String, String> environment =
                            Environment.of(gateway.containers().getFirst(), manifest, name -> "secret");
                    int campaign = Integer.parseInt(environment.getOrDefault(CAMPAIGN, "0"));
                    int total = Integer.parseInt(environment.getOrDefault(TOTAL, "0"));
                    return Stream.concat(
                            Wrong.unless(
                                    campaign >= 2 * partitions,
                                    gateway + ": " + CAMPAIGN + " is less than twice the partitions of "
                                            + Topics.EXTRACTION_REQUESTS)
                                    .stream(),
                            Wrong.unless(total >= campaign, gateway + ": " + TOTAL + " is less than " + CAMPAIGN)
                                    .stream());
                });
    }
}
