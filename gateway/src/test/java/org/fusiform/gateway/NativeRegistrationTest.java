package org.fusiform.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A gateway without a JVM could read what it stores: what JSON is read as is registered, here or by its library. */
class NativeRegistrationTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern READ = Pattern.compile("MessageJson\\.read\\([^;]*?(\\w+)(\\[])?\\.class\\)");
    private static final Pattern TARGETS = Pattern.compile("@RegisterForReflection\\(targets = \\{([^}]*)}\\)");
    private static final Pattern TARGET = Pattern.compile("(\\w+)\\.class");
    private static final Pattern ANNOTATED =
            Pattern.compile("@RegisterForReflection\\s[^;{]*?(?:record|class|enum) (\\w+)");

    /** What is a class of the JDK needs no word. */
    private static final Set<String> OF_THE_JDK = Set.of("String");

    @Test
    void everything_that_is_read_from_json_is_registered() throws IOException {
        Set<String> read = new TreeSet<>();
        Set<String> registered = new TreeSet<>(OF_THE_JDK);
        for (String source : sources()) {
            names(READ, source).forEach(read::add);
            names(ANNOTATED, source).forEach(registered::add);
            names(TARGETS, source).flatMap(targets -> names(TARGET, targets)).forEach(registered::add);
        }
        assertThat(read).contains("SetContents", "Populations", "AnalysisPlan");

        registered.addAll(ofLibrary("contracts"));
        assertThat(registered).containsAll(read);
    }

    @Test
    void answers_of_the_store_are_registered() throws IOException {
        assertThat(ofLibrary("storage")).contains("ListBucketResultV2", "Item", "ErrorResponse", "ElementListLabel");
    }

    @Test
    void resources_of_the_library_of_pictures_are_registered() throws IOException {
        Path resources = Path.of("../libs/imaging/src/main/resources");
        String metadata = metadata("imaging");
        try (Stream<Path> files = Files.walk(resources.resolve("org"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> resources.relativize(file).toString()))
                    .hasSizeGreaterThan(1)
                    .allSatisfy(file -> assertThat(metadata).contains("\"" + file + "\""));
        }
        assertThat(ofLibrary("imaging")).contains("WebPImageReaderSpi");
    }

    @Test
    void quarkus_registers_the_migrations_by_itself_where_they_are_where_it_looks() throws IOException {
        assertThat(Files.isDirectory(Path.of("src/main/resources/db/migration")))
                .isTrue();
        assertThat(Files.readString(Path.of("src/main/resources/application.properties")))
                .doesNotContain("quarkus.flyway.locations");
    }

    private static List<String> ofLibrary(String library) throws IOException {
        return names(Pattern.compile("\"type\": \"[^\"]*?(\\w+)\""), metadata(library))
                .toList();
    }

    private static String metadata(String library) throws IOException {
        String file = "/META-INF/native-image/org.fusiform/fusiform-" + library + "/reachability-metadata.json";
        try (InputStream in = NativeRegistrationTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                sources.add(Files.readString(file));
            }
        }
        return sources;
    }

    private static Stream<String> names(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map(found -> found.group(1));
    }
}
