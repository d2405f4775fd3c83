package org.fusiform.capacity.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code check.yaml}: what a real campaign took, as {@code deploy/capacity/check} last saw it.
 *
 * @param measuredSeconds from its submission until it had succeeded
 * @param loadAverage of the machine before it, which is what others took from it
 */
record Check(
        String date,
        String machine,
        int cores,
        int partitions,
        int extractors,
        int models,
        int stimuli,
        @JsonProperty("measured-seconds") double measuredSeconds,
        @JsonProperty("extraction-seconds") double extractionSeconds,
        @JsonProperty("load-average") double loadAverage) {
    static Check read(Path file) throws IOException {
        return new YAMLMapper().readValue(Files.readString(file), Check.class);
    }
}
