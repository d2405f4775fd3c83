package org.fusiform.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * What a benchmark found when it last ran, for the repository to keep.
 *
 * @param about what the numbers mean: parameters, amounts
 */
public record Kept(String benchmark, Map<String, ?> about, String date, Machine machine, Object found) {
    /** From the root of the repository, where the scripts run. */
    private static final Path FOLDER = Path.of("deploy", "bench", "results");

    /** @param name of the file; one benchmark with other parameters is another name */
    public static void write(String name, Map<String, ?> about, Object found) {
        write(name, about, Machine.here(), found);
    }

    static void write(String name, Map<String, ?> about, Machine machine, Object found) {
        String date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        try {
            Files.createDirectories(FOLDER);
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(FOLDER.resolve(name + ".json").toFile(), new Kept(name, about, date, machine, found));
        } catch (IOException e) {
            throw new UncheckedIOException("keeping the results of " + name, e);
        }
    }
}
