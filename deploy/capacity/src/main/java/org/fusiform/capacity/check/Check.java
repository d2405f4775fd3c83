package org.fusiform.capacity.check;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code check.yaml}: what real campaigns took, as {@code deploy/capacity/check} last saw it.
 *
 * @param stimuli of each campaign
 * @param loadBefore runnable processes of the machine before, over a minute: what others took from it
 * @param runs the first of them tells how slow the machine is with all at work on it, the others are foretold
 */
public record Check(
        String date, String machine, int cores, int partitions, int stimuli, double loadBefore, List<Run> runs) {
    private static final YAMLMapper YAML = new YAMLMapper();

    /**
     * Campaigns on a system that had just started.
     *
     * @param campaigns of one model each, submitted at once
     * @param extractionSeconds from the first submission until all shards were extracted
     * @param seconds until all campaigns had succeeded
     * @param coreSeconds of all processes of the system, while they worked on the campaigns
     */
    public record Run(int extractors, int campaigns, double extractionSeconds, double seconds, double coreSeconds) {}

    public Check {
        runs = List.copyOf(runs);
    }

    public static Check read(Path file) throws IOException {
        return YAML.readValue(Files.readString(file), Check.class);
    }
}
