package org.fusiform.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.fusiform.contracts.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bill of materials of each program names what is shipped with it, and nothing in it has a licence that nobody looked at. */
class SbomIT {
    private static final List<String> PROGRAMS = List.of("gateway", "extractor-service", "stats-service", "deploy/cli");

    /** They allow what Fusiform does: use as a library, unchanged. One of a component's is enough. */
    private static final Set<String> ACCEPTED = Set.of(
            "0BSD",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "BSD-4-Clause",
            "CC0-1.0",
            "EPL-1.0",
            "EPL-2.0",
            "Go License",
            "MIT",
            "MIT-0",
            "MPL-2.0",
            "UPL-1.0");

    private static List<JsonNode> components(String program) throws IOException {
        Path bom = Fusiform.ROOT.resolve(program).resolve("target/sbom.json");
        JsonNode document = new ObjectMapper().readTree(bom.toFile());
        assertThat(document.path("bomFormat").asText()).isEqualTo("CycloneDX");
        return StreamSupport.stream(document.path("components").spliterator(), false)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "gateway,           target/quarkus-app/lib",
        "extractor-service, target/quarkus-app/lib",
        "stats-service,     target/quarkus-app/lib",
        "deploy/cli,        target/lib"
    })
    void every_library_that_is_shipped_is_in_it_by_its_hash(String program, String folder) throws IOException {
        // Given
        Set<String> hashes = components(program).stream()
                .flatMap(component ->
                        StreamSupport.stream(component.path("hashes").spliterator(), false))
                .filter(hash -> hash.path("alg").asText().equals("SHA-256"))
                .map(hash -> hash.path("content").asText())
                .collect(Collectors.toSet());

        // When
        List<String> unknown = jars(Fusiform.ROOT.resolve(program).resolve(folder)).stream()
                .filter(jar -> !hashes.contains(sha256(jar)))
                .map(jar -> jar.getFileName().toString())
                .toList();

        // Then
        assertThat(hashes).hasSizeGreaterThan(50);
        assertThat(unknown).isEmpty();
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static String sha256(Path file) {
        try {
            return Sha256.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void every_licence_is_one_that_was_looked_at() throws IOException {
        TreeMap<String, String> others = new TreeMap<>();
        for (String program : PROGRAMS) {
            for (JsonNode component : components(program)) {
                Set<String> licences = licences(component);
                if (licences.stream().noneMatch(ACCEPTED::contains)) {
                    others.put(component.path("purl").asText(), licences.toString());
                }
            }
        }
        assertThat(others).isEmpty();
    }

    private static Set<String> licences(JsonNode component) {
        Set<String> licences = new TreeSet<>();
        for (JsonNode one : component.path("licenses")) {
            JsonNode licence = one.path("license");
            String text = one.path("expression")
                    .asText(licence.path("id").asText(licence.path("name").asText()));
            licences.addAll(List.of(text.split(" OR ")));
        }
        return licences;
    }
}
