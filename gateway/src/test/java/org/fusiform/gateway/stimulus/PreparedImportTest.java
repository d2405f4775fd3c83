package org.fusiform.gateway.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.stimulus.ManifestEntry;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.stimulus.archive.Archives;
import org.fusiform.gateway.stimulus.archive.StimulusArchive;
import org.fusiform.gateway.stimulus.prepare.MadeImages;
import org.fusiform.imaging.decode.DecodeLimits;
import org.fusiform.imaging.decode.ImageDecoder;
import org.fusiform.imaging.match.Luminance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of labels, and what an import makes of images. */
class PreparedImportTest {
    private static final int SIDE = 16;
    private static final long MADE = 1 << 20;

    @TempDir
    private Path folder;

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private MadeImages made;

    @BeforeEach
    void images() throws Exception {
        made = MadeImages.in(folder.resolve("made"), MADE);
        for (int number = 0; number < 4; number++) {
            entries.put("face/f" + number + ".png", Pictures.png(number, SIDE));
            entries.put("scene/s" + number + ".png", Pictures.png(10 + number, SIDE));
        }
    }

    @AfterEach
    void close() throws Exception {
        made.close();
        assertThat(folder.resolve("made")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"phase", "tile"})
    void scrambles_are_conditions_of_their_own_that_know_their_sources(String method) throws Exception {
        CheckedSet set = check(ImportPlan.of(null, null, 5L, null, method + ":scene"));

        assertThat(set.manifest().conditions()).isEqualTo(Map.of("face", 4, "scene", 4, "scrambled-scene", 4));
        assertThat(of(set, "scrambled-scene"))
                .extracting(ManifestEntry::source)
                .containsExactlyInAnyOrderElementsOf(
                        of(set, "scene").stream().map(ManifestEntry::sha256).toList());
        assertThat(of(set, "scrambled-scene")).allSatisfy(entry -> assertThat(Sha256.of(made.get(entry.sha256())))
                .isEqualTo(entry.sha256()));
        assertThat(set.preparation().orElseThrow().scrambled()).containsExactly("scene");

        assertThat(check(ImportPlan.of(null, null, 5L, null, method + ":scene")).manifest())
                .isEqualTo(set.manifest());
        assertThat(check(ImportPlan.of(null, null, 6L, null, method + ":scene"))
                        .manifest()
                        .id())
                .isNotEqualTo(set.manifest().id());
    }

    @Test
    void without_names_every_intact_condition_is_scrambled() throws Exception {
        entries.put("scrambled/x.png", Pictures.png(50));
        entries.put("scrambled/y.png", Pictures.png(51));

        assertThat(check(ImportPlan.of(null, null, null, null, "phase"))
                        .manifest()
                        .conditions()
                        .keySet())
                .containsExactly("face", "scene", "scrambled", "scrambled-face", "scrambled-scene");
    }

    @ParameterizedTest
    @ValueSource(strings = {"luminance", "histogram"})
    void matched_images_have_one_luminance_whatever_the_order_of_the_archive(String match) throws Exception {
        CheckedSet set = check(ImportPlan.of(null, null, null, match, "phase:scene"));

        double mean = set.preparation().orElseThrow().mean();
        for (ManifestEntry entry : set.manifest().stimuli()) {
            Luminance own = Luminance.of(new ImageDecoder(DecodeLimits.DEFAULT).decode(made.get(entry.sha256())));
            assertThat(own.mean()).as(entry.name()).isCloseTo(mean, within(2.0));
        }
        assertThat(set.manifest().stimuli()).hasSize(12);

        Map<String, byte[]> reversed = new TreeMap<>(Comparator.reverseOrder());
        reversed.putAll(entries);
        entries.clear();
        entries.putAll(reversed);
        assertThat(check(ImportPlan.of(null, null, null, match, "phase:scene"))
                        .manifest()
                        .id())
                .isEqualTo(set.manifest().id());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "blur | | 'blur' is none of phase, tile",
                "phase:house | | no condition 'house'",
                "phase: | | names no condition",
                "phase:scrambled-face | | is scrambled already",
                "tile:small | | too small",
                "  | blur | 'blur' is none of luminance, histogram"
            })
    void what_cannot_be_made_is_refused_by_name(String scramble, String match, String reason) {
        entries.put("scrambled-face/x.png", Pictures.png(50));
        entries.put("scrambled-face/y.png", Pictures.png(51));
        entries.put("small/x.png", Pictures.png(52));

        assertThatThrownBy(() -> check(ImportPlan.of(null, null, null, match, scramble)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(reason);
    }

    @Test
    void a_set_that_brings_the_condition_already_is_refused() {
        entries.put("scrambled-scene/x.png", Pictures.png(50));
        entries.put("scrambled-scene/y.png", Pictures.png(51));

        assertThatThrownBy(() -> check(ImportPlan.of(null, null, null, null, "phase")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("brings a condition 'scrambled-scene'");
    }

    @Test
    void made_images_are_bounded() throws Exception {
        try (MadeImages few = MadeImages.in(folder.resolve("few"), 500)) {
            assertThatThrownBy(() -> check(ImportPlan.of(null, null, null, null, "phase"), few))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("limit");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "around/"})
    void a_table_names_conditions_subcategories_and_sources(String around) throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        entries.forEach((name, bytes) -> files.put(around + name, bytes));
        files.put(around + "manifest.csv", table("""
                path,condition,subcategory,source
                face/f0.png,person,adult,
                ./face/f1.png,person,child,
                scene/s0.png,place,,
                face/../scene/s1.png,place,,
                scene/s2.png,scrambled-place,,scene/s0.png
                scene/s3.png,scrambled-place,,scene/s1.png
                """));
        entries.clear();
        entries.putAll(files);

        CheckedSet set = check(ImportPlan.of(null, null, null, null, null));

        assertThat(set.manifest().conditions()).isEqualTo(Map.of("person", 2, "place", 2, "scrambled-place", 2));
        assertThat(of(set, "person"))
                .extracting(ManifestEntry::subcategory)
                .containsExactlyInAnyOrder("adult", "child");
        assertThat(of(set, "scrambled-place"))
                .filteredOn(entry -> entry.name().endsWith("s2.png"))
                .extracting(ManifestEntry::source)
                .containsExactly(Sha256.of(Pictures.png(10, SIDE)));
        assertThat(set.warnings())
                .singleElement()
                .asString()
                .contains("2 files")
                .contains("face/f2.png");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "path,condition\\nface/f0.png,a\\nface/none.png,b | face/none.png",
                "path,condition\\nface/f0.png,a\\n../face/f1.png,b | points outside",
                "path,condition,source\\nface/f0.png,a,\\nface/f1.png,b,face/f3.png | the source of face/f1.png",
                "path\\nface/f0.png | no column 'condition'",
                "path,condition\\nface/f0.png,a b\\nface/f1.png,c | 'a b' cannot be a condition's name"
            })
    void a_table_that_cannot_be_followed_is_refused(String table, String reason) {
        entries.put("manifest.csv", table(table.replace("\\n", "\n")));

        assertThatThrownBy(() -> check(ImportPlan.of(null, null, null, null, null)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(reason);
    }

    @Test
    void only_the_table_that_counts_is_read() throws Exception {
        entries.put("face/manifest.csv", new byte[17 << 20]);
        assertThat(check(ImportPlan.of(null, null, null, null, null)).manifest().conditions())
                .containsOnlyKeys("face", "scene");

        entries.put("manifest.csv", new byte[17 << 20]);
        assertThatThrownBy(() -> check(ImportPlan.of(null, null, null, null, null)))
                .hasMessageContaining("manifest.csv is over the limit of 16777216 bytes");
    }

    @Test
    void the_bytes_of_a_set_are_those_that_will_be_stored() throws Exception {
        long sent = entries.values().stream().mapToLong(bytes -> bytes.length).sum();
        entries.put("face/again.png", entries.get("face/f0.png"));

        assertThat(check(ImportPlan.of(null, null, null, null, null)).bytes()).isEqualTo(sent);
        assertThat(check(ImportPlan.of(null, null, null, null, "phase:face")).bytes())
                .isGreaterThan(sent * 5 / 4);
    }

    @Test
    void a_table_and_a_map_contradict_each_other() {
        entries.put("manifest.csv", table("path,condition\nface/f0.png,a\nface/f1.png,b"));

        assertThatThrownBy(() -> check(ImportPlan.of("face=a", null, null, null, null)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("manifest.csv");
    }

    private static List<ManifestEntry> of(CheckedSet set, String condition) {
        return set.manifest().stimuli().stream()
                .filter(entry -> entry.condition().equals(condition))
                .toList();
    }

    private CheckedSet check(ImportPlan plan) throws Exception {
        return check(plan, made);
    }

    private CheckedSet check(ImportPlan plan, MadeImages into) throws Exception {
        StimulusArchive archive = StimulusArchive.of(Archives.zip(folder.resolve("archive.zip"), entries));
        return new StimulusImport(null, DecodeLimits.DEFAULT, new ImageTurns()).check(archive, plan, into);
    }

    private static byte[] table(String csv) {
        return csv.getBytes(StandardCharsets.UTF_8);
    }
}
