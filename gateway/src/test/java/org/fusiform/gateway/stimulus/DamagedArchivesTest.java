package org.fusiform.gateway.stimulus;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.stimulus.archive.ArchiveRefused;
import org.fusiform.gateway.stimulus.archive.Archives;
import org.fusiform.gateway.stimulus.archive.StimulusArchive;
import org.fusiform.gateway.stimulus.prepare.MadeImages;
import org.fusiform.imaging.decode.DecodeLimits;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hundreds of damaged archives of every kind: a set or a refusal that says why, bounded memory, and an end. */
class DamagedArchivesTest {
    private static final int MUTANTS = 400;
    private static final long MOST_ALLOCATED = 64L << 20;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"zip", "tar", "tar.gz"})
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_damaged_archive_is_a_set_or_a_refusal(String kind) throws Exception {
        byte[] whole = whole(kind);
        Random random = new Random(kind.hashCode());
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            // Given
            Path mutant = Files.write(folder.resolve("mutant"), mutated(whole, random));

            // When
            long before = allocated();
            try {
                assertThat(imported(mutant).manifest().stimuli()).isNotEmpty();
            } catch (Problem | ArchiveRefused refusal) {
                assertThat(refusal.getMessage())
                        .as("why mutant %d is refused", i)
                        .isNotBlank();
                refused++;
            }

            // Then
            assertThat(allocated() - before)
                    .as("bytes allocated for mutant %d", i)
                    .isLessThan(MOST_ALLOCATED);
        }
        assertThat(refused).isBetween(MUTANTS / 10, MUTANTS);
        try (var left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("whole", "mutant");
        }
    }

    private byte[] whole(String kind) throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        StringBuilder table = new StringBuilder("path,condition\n");
        for (int number = 0; number < 3; number++) {
            for (String condition : new String[] {"face", "scene"}) {
                String name = condition + "/" + number + ".png";
                entries.put(name, Pictures.png(number + condition.hashCode()));
                table.append(name).append(',').append(condition).append('\n');
            }
        }
        entries.put("manifest.csv", table.toString().getBytes(StandardCharsets.UTF_8));
        Path file = folder.resolve("whole");
        return Files.readAllBytes(
                switch (kind) {
                    case "zip" -> Archives.zip(file, entries);
                    case "tar" -> Archives.tar(file, entries);
                    default -> Archives.tarGz(file, entries);
                });
    }

    /** Some bytes changed, a piece doubled or left out, or the end cut off. */
    private static byte[] mutated(byte[] whole, Random random) {
        byte[] mutant = whole.clone();
        switch (random.nextInt(4)) {
            case 0 -> mutant = Arrays.copyOf(mutant, random.nextInt(mutant.length));
            case 1 -> {
                int from = random.nextInt(mutant.length);
                int to = random.nextInt(mutant.length);
                int length = Math.min(random.nextInt(1024), mutant.length - Math.max(from, to));
                System.arraycopy(whole, from, mutant, to, length);
            }
            default -> {
                for (int i = random.nextInt(8); i >= 0; i--) {
                    mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
                }
            }
        }
        return mutant;
    }

    private CheckedSet imported(Path archive) throws Exception {
        try (MadeImages made = MadeImages.in(folder.resolve("made"), 1 << 20)) {
            return new StimulusImport(null, DecodeLimits.DEFAULT, new ImageTurns())
                    .check(StimulusArchive.of(archive), ImportPlan.of(null, null, null, "luminance", "phase"), made);
        }
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
