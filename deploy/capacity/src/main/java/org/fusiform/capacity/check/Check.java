package org.fusiform.capacity.check;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code check.yaml}: what real campaigns took, as {@code deploy/capacity/check} last saw it.
 *
 * @param campaigns of one model each, submitted at once
 * @param extractionSeconds from the first submission until all shards were extracted
 * @param seconds until all campaigns had succeeded
 * @param coreSeconds of all processes of the system, while they worked on the campaigns
 * @param loadBefore runnable processes of the machine before, over a minute: what others took from it
 */
public record Check(
        String date,
        String machine,
        int cores,
        int partitions,
        int extractors,
        int campaigns,
        int stimuli,
        double extractionSeconds,
        double seconds,
        double coreSeconds,
        double loadBefore) {
    private static final YAMLMapper YAML = new YAMLMapper();

    public static Check read(Path file) throws IOException {
        return YAML.readValue(Files.readString(file), Check.class);
    }

    void write(Path file) throws IOException {
        Files.writeString(
                file, "# What deploy/capacity/check measured when it last ran.\n" + YAML.writeValueAsString(this));
    }
}
