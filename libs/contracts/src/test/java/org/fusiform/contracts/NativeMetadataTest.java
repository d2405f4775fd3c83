package org.fusiform.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.fusiform.contracts.message.AnalysisItem;
import org.junit.jupiter.api.Test;

/** A program without a JVM knows by reflection what it was told of beforehand, and no more. */
class NativeMetadataTest {
    private static final String METADATA =
            "/META-INF/native-image/org.fusiform/fusiform-contracts/reachability-metadata.json";

    private final JsonNode metadata = read();
    private final Path classes = classes();

    @Test
    void everything_that_json_is_made_of_is_registered() throws IOException {
        List<String> data = files(".class")
                .map(name ->
                        name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                .filter(NativeMetadataTest::isData)
                .toList();

        assertThat(data).contains(AnalysisItem.class.getName(), AnalysisItem.LayerItem.class.getName());
        assertThat(StreamSupport.stream(metadata.path("reflection").spliterator(), false))
                .allMatch(it -> it.path("allDeclaredConstructors").asBoolean()
                        && it.path("allDeclaredMethods").asBoolean()
                        && it.path("allDeclaredFields").asBoolean())
                .extracting(it -> it.path("type").asText())
                .containsExactlyInAnyOrderElementsOf(data);
    }

    @Test
    void every_resource_is_registered() throws IOException {
        List<String> resources = Stream.concat(files(".json"), files(".properties"))
                .filter(name -> !name.startsWith("META-INF"))
                .toList();

        assertThat(resources).isNotEmpty();
        assertThat(metadata.path("resources").findValuesAsText("glob")).containsExactlyInAnyOrderElementsOf(resources);
    }

    private static boolean isData(String name) {
        try {
            Class<?> type = Class.forName(name, false, NativeMetadataTest.class.getClassLoader());
            return type.isRecord() || type.isEnum() || type.isSealed();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private Stream<String> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(classes)) {
            return all
                    .map(file -> classes.relativize(file).toString())
                    .filter(it -> it.endsWith(ending))
                    .toList()
                    .stream();
        }
    }

    private static Path classes() {
        try {
            return Path.of(Topics.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read() {
        try (InputStream in = Topics.class.getResourceAsStream(METADATA)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(METADATA, e);
        }
    }
}
