package org.fusiform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Domain code tells how it goes by ports of its own; beans measure. */
class DomainTest {
    private static final Pattern TELEMETRY = Pattern.compile(
            "^import (static )?(io\\.micrometer|io\\.opentelemetry|org\\.fusiform\\.telemetry)\\.", Pattern.MULTILINE);

    @ParameterizedTest
    @ValueSource(strings = {"extractor-service", "stats-service", "libs/imaging", "libs/contracts"})
    void it_knows_nothing_of_telemetry(String room) throws IOException {
        try (Stream<Path> files = Files.walk(checkout().resolve(room).resolve("src/main/java"))) {
            List<Path> domain = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !inWork(file))
                    .toList();

            assertThat(domain).hasSizeGreaterThan(10).allSatisfy(file -> assertThat(Files.readString(file))
                    .doesNotContainPattern(TELEMETRY));
        }
    }

    /** The beans of a service. */
    private static boolean inWork(Path file) {
        return Pattern.compile("org/fusiform/[a-z]+/work/")
                .matcher(file.toString())
                .find();
    }

    private static Path checkout() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("fusiform"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
