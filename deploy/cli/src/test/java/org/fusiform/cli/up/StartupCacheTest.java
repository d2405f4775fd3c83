package org.fusiform.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupCacheTest {
    private static final FileTime BUILT = FileTime.fromMillis(1_000_000);
    private static final FileTime EARLIER = FileTime.fromMillis(999_000);
    private static final FileTime LATER = FileTime.fromMillis(1_001_000);

    @TempDir
    private Path folder;

    private Path cache;
    private Path recording;
    private StartupCache recorder;
    private StartupCache user;

    @BeforeEach
    void build() throws IOException {
        Path application = file("service/quarkus-run.jar", BUILT);
        cache = application.resolveSibling("app.aot");
        recording = folder.resolve("startup/service.aotconf");
        recorder = new StartupCache(application, recording, true);
        user = new StartupCache(application, recording, false);
    }

    private Path file(String name, FileTime modified) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
        return Files.setLastModifiedTime(file, modified);
    }

    @Test
    void without_a_cache_only_a_recorder_records() throws IOException {
        assertThat(recorder.flags()).contains("-XX:AOTMode=record", "-XX:AOTConfiguration=" + recording);
        assertThat(recording.getParent()).isDirectory();
        assertThat(user.flags()).isEmpty();
    }

    @Test
    void a_cache_of_this_build_is_used_by_both() throws IOException {
        file("service/app.aot", LATER);

        assertThat(recorder.flags()).contains("-XX:AOTCache=" + cache);
        assertThat(user.flags()).contains("-XX:AOTCache=" + cache);
    }

    @Test
    void what_an_earlier_build_left_counts_for_nothing() throws IOException {
        file("service/app.aot", EARLIER);
        file("startup/service.aotconf", EARLIER);

        assertThat(user.flags()).isEmpty();
        assertThat(recorder.flags()).contains("-XX:AOTMode=record");
        assertThat(recorder.recorded()).isFalse();
    }

    @Test
    void a_made_cache_is_kept_whole_and_nothing_else_stays() throws IOException {
        // Given
        file("startup/service.aotconf", LATER);
        assertThat(recorder.recorded()).isTrue();
        String making = recorder.making().stream()
                .filter(flag -> flag.startsWith("-XX:AOTCache="))
                .findFirst()
                .orElseThrow();
        Files.writeString(Path.of(making.substring(making.indexOf('=') + 1)), "made");

        // When
        recorder.keep();
        recorder.dropRest();

        // Then
        assertThat(cache).hasContent("made");
        assertThat(cache.getParent()).isDirectoryNotContaining("glob:**app-*");
        assertThat(recording).doesNotExist();
        assertThat(recorder.recorded()).isFalse();
    }
}
