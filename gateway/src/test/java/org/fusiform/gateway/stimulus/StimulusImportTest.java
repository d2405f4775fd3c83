package org.fusiform.gateway.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.fusiform.contracts.stimulus.ManifestEntry;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.stimulus.archive.Archives;
import org.fusiform.gateway.stimulus.archive.StimulusArchive;
import org.fusiform.gateway.stimulus.label.Sampling;
import org.fusiform.gateway.stimulus.prepare.MadeImages;
import org.fusiform.imaging.decode.DecodeLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checking alone, which must not need a store. */
class StimulusImportTest {
    @TempDir
    private Path folder;

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    StimulusImportTest() {
        for (int number = 0; number < 3; number++) {
            entries.put("adult/a" + number + ".png", Pictures.png(number));
            entries.put("house/h" + number + ".png", Pictures.png(10 + number));
            entries.put("car/c" + number + ".png", Pictures.png(20 + number));
        }
    }

    @Test
    void folders_are_conditions() throws Exception {
        CheckedSet set = check(null, null);

        assertThat(set.manifest().conditions()).isEqualTo(Map.of("adult", 3, "car", 3, "house", 3));
        assertThat(set.manifest().stimuli())
                .extracting(ManifestEntry::subcategory)
                .containsOnlyNulls();
        assertThat(set.skipped()).isEmpty();
        assertThat(set.warnings()).isEmpty();
    }

    @Test
    void a_map_renames_joins_and_skips() throws Exception {
        // Given
        entries.put("child/x.png", Pictures.png(40));

        // When
        CheckedSet set = check("adult=face,child=face,house=scene", null);

        // Then
        assertThat(set.manifest().conditions()).isEqualTo(Map.of("face", 4, "scene", 3));
        assertThat(set.manifest().stimuli())
                .filteredOn(entry -> entry.name().equals("child/x.png"))
                .extracting(ManifestEntry::condition, ManifestEntry::subcategory)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("face", "child"));
        assertThat(set.skipped()).containsExactly("car");
    }

    @Test
    void the_folder_around_all_folders_does_not_count() throws Exception {
        // Given
        Map<String, byte[]> wrapped = new LinkedHashMap<>();
        entries.forEach((name, bytes) -> wrapped.put("floc/" + name, bytes));
        String id = check(null, null).manifest().id();

        // When
        CheckedSet set = check(wrapped, null, null);

        // Then
        assertThat(set.manifest().id()).isEqualTo(id);
    }

    @Test
    void a_limit_takes_the_first_by_name() throws Exception {
        CheckedSet set = check(null, 2);

        assertThat(set.manifest().stimuli())
                .extracting(ManifestEntry::name)
                .containsExactlyInAnyOrder(
                        "adult/a0.png", "adult/a1.png", "car/c0.png", "car/c1.png", "house/h0.png", "house/h1.png");
    }

    @Test
    void what_is_no_image_by_name_is_left_out_with_a_warning_and_what_systems_leave_without() throws Exception {
        // Given
        entries.put("README.txt", bytes("about"));
        entries.put("adult/.DS_Store", bytes("x"));
        entries.put("__MACOSX/adult/._a0.png", bytes("x"));

        // Then
        assertThat(check(null, null).warnings())
                .singleElement()
                .asString()
                .contains("1 files")
                .contains("README.txt");
    }

    @Test
    void the_same_image_twice_counts_once_and_in_two_conditions_not_at_all() throws Exception {
        entries.put("adult/again.png", Pictures.png(0));
        CheckedSet set = check(null, null);
        assertThat(set.manifest().conditions()).containsEntry("adult", 3);
        assertThat(set.warnings()).singleElement().asString().contains("adult/again.png", "adult/a0.png");

        entries.put("house/again.png", Pictures.png(0));
        refused(null, "house/again.png").hasMessageContaining("adult/a0.png");
    }

    @Test
    void a_seed_draws_the_same_images_each_time_and_others_than_another() throws Exception {
        for (int i = 0; i < 20; i++) {
            entries.put("house/more-%02d.png".formatted(i), Pictures.png(100 + i));
        }

        CheckedSet drawn = sampled(entries, null, new Sampling(2, 1L));

        assertThat(drawn.manifest().conditions()).containsEntry("house", 2).containsEntry("adult", 2);
        assertThat(sampled(entries, null, new Sampling(2, 1L)).manifest()).isEqualTo(drawn.manifest());
        assertThat(LongStream.range(2, 12)
                        .mapToObj(seed -> ids(new Sampling(2, seed)))
                        .distinct()
                        .count())
                .isGreaterThan(5);
        assertThatThrownBy(() -> ImportPlan.of(null, null, 1L, null, null))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("limit");
    }

    private String ids(Sampling sampling) {
        try {
            return sampled(entries, null, sampling).manifest().id();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void flocs_own_folders_have_known_conditions() throws Exception {
        Map<String, byte[]> floc = new LinkedHashMap<>();
        List<String> folders =
                List.of("adult", "child", "body", "limb", "house", "corridor", "word", "number", "car", "instrument");
        for (int i = 0; i < 2 * folders.size(); i++) {
            floc.put(folders.get(i / 2) + "/" + i + ".png", Pictures.png(i));
        }
        floc.put("scrambled/1.png", Pictures.png(60));
        floc.put("scrambled/2.png", Pictures.png(61));
        floc.put("more/1.png", Pictures.png(62));

        CheckedSet set = sampled(floc, "floc", Sampling.ALL);

        assertThat(set.manifest().conditions().keySet())
                .containsExactly("body", "face", "object", "scene", "scrambled", "word");
        assertThat(set.manifest().conditions()).containsEntry("face", 4);
        assertThat(set.skipped()).containsExactly("more");
    }

    @Test
    void bytes_that_are_no_image_are_named() {
        entries.put("adult/page.jpg", bytes("<html>"));

        refused(null, "adult/page.jpg").hasMessageContaining("<html>");
    }

    @Test
    void one_stimulus_one_condition_or_a_folder_that_is_not_there_is_too_little() {
        refused("adult=face", "only one condition");
        refused("adult=face,houses=scene", "houses").hasMessageContaining("house");
        entries.put("tool/t.png", Pictures.png(50));
        refused(null, "condition tool has only 1 stimulus");
    }

    @Test
    void a_condition_needs_a_name_that_fits_everywhere() {
        entries.put("all/x.png", Pictures.png(51));

        refused(null, "'all'");
    }

    private org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(String map, String names) {
        return assertThatThrownBy(() -> check(map, null))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(names);
    }

    private CheckedSet check(String map, Integer limit) throws Exception {
        return check(entries, map, limit);
    }

    private CheckedSet check(Map<String, byte[]> files, String map, Integer limit) throws Exception {
        return sampled(files, map, new Sampling(limit, null));
    }

    private CheckedSet sampled(Map<String, byte[]> files, String map, Sampling sampling) throws Exception {
        StimulusArchive archive = StimulusArchive.of(Archives.zip(folder.resolve("archive.zip"), files));
        ImportPlan plan = ImportPlan.of(map, sampling.limit(), sampling.seed(), null, null);
        try (MadeImages made = MadeImages.in(folder.resolve("made"), 0)) {
            return new StimulusImport(null, DecodeLimits.DEFAULT, new ImageTurns()).check(archive, plan, made);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
