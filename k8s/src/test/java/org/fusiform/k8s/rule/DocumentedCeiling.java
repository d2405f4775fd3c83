package org.fusiform.k8s.rule;

import java.util.stream.Stream;
import org.fusiform.contracts.Topics;
import org.fusiform.k8s.model.Manifest;

/** Who reads the page finds the number of pods that there may be. */
public final class DocumentedCeiling {
    private DocumentedCeiling() {}

    /** @param page the table in it has a line for each overlay, with its ceiling in the second column */
    public static Stream<String> violations(String overlay, Manifest manifest, String page) {
        Integer partitions = TopicsRule.partitions(manifest).get(Topics.EXTRACTION_REQUESTS);
        return page.contains("| `overlays/" + overlay + "` | " + partitions + " |")
                ? Stream.empty()
                : Stream.of(
                        "overlays/" + overlay + " has another ceiling than k8s/README.md says, which is " + partitions);
    }
}
