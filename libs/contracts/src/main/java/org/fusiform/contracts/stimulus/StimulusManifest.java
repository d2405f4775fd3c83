package org.fusiform.contracts.stimulus;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.contracts.Sha256;

/** The stimuli of an immutable set in the order every array and matrix uses: by condition, then by content address. */
public record StimulusManifest(List<ManifestEntry> stimuli) {
    private static final Comparator<ManifestEntry> ORDER =
            Comparator.comparing(ManifestEntry::condition).thenComparing(ManifestEntry::sha256);

    public StimulusManifest {
        stimuli = stimuli.stream().sorted(ORDER).toList();
    }

    /** The set's identity: what was shown under which label; file names do not count. */
    @JsonIgnore
    public String id() {
        StringBuilder lines = new StringBuilder("fusiform-stimulus-set 1\n");
        for (ManifestEntry entry : stimuli) {
            lines.append(entry.condition()).append('\t');
            lines.append(entry.subcategory() == null ? "" : entry.subcategory()).append('\t');
            lines.append(entry.sha256()).append('\t');
            lines.append(entry.source() == null ? "" : entry.source()).append('\n');
        }
        return Sha256.of(lines.toString());
    }

    /** Stimuli per condition, in manifest order. */
    @JsonIgnore
    public Map<String, Integer> conditions() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        stimuli.forEach(entry -> counts.merge(entry.condition(), 1, Integer::sum));
        return counts;
    }

    /** Whether a condition holds unscrambled stimuli: not {@code scrambled}, not {@code scrambled-…}. */
    public static boolean intact(String condition) {
        return !condition.equals("scrambled") && !condition.startsWith("scrambled-");
    }
}
