package org.fusiform.cli.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTest {
    @TempDir
    private Path folder;

    private ScriptedCheckout checkout;

    @BeforeEach
    void checkOut() throws IOException {
        checkout = ScriptedCheckout.in(folder.resolve("a check out"));
    }

    @Test
    void builds_the_first_time_and_not_again() throws Exception {
        // When
        var first = checkout.run("model", "list", "two words");
        var second = checkout.run("model", "list");

        // Then
        assertThat(first.err()).contains("building Fusiform");
        assertThat(first.out()).contains("org.fusiform.cli.FusiformCommand|model|list|two words|");
        assertThat(second.err()).isEmpty();
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void builds_again_when_a_source_has_changed_but_not_for_a_test_or_a_touched_file() throws Exception {
        // Given
        checkout.run("up");

        // When
        checkout.write("gateway/src/test/java/A.java", "class A {}");
        checkout.touch("gateway/pom.xml");
        checkout.run("up");
        int untouched = checkout.builds();
        checkout.write("gateway/src/main/java/A.java", "class A {}");
        checkout.run("up");

        // Then
        assertThat(untouched).isEqualTo(1);
        assertThat(checkout.builds()).isEqualTo(2);
    }

    @Test
    void builds_again_when_what_was_built_is_gone() throws Exception {
        // Given
        checkout.run("up");

        // When
        checkout.delete("stats-service/target/quarkus-app/quarkus-run.jar");
        checkout.run("up");

        // Then
        assertThat(checkout.builds()).isEqualTo(2);
    }

    @Test
    void of_two_calls_at_once_one_builds() throws Exception {
        // When
        Process one = checkout.start(checkout.script(), "up");
        Process two = checkout.start(checkout.script(), "up");

        // Then
        assertThat(one.waitFor()).isZero();
        assertThat(two.waitFor()).isZero();
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void a_build_that_fails_shows_the_end_of_its_log() throws Exception {
        // Given
        checkout.write("break-the-build", "");

        // When
        var run = checkout.run("up");

        // Then
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("cannot find symbol", "target/build.log");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void works_through_links_from_anywhere() throws Exception {
        // Given
        Path first = Files.createSymbolicLink(folder.resolve("first link"), checkout.script());
        Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("first link"));

        // When
        var run = checkout.finish(checkout.start(second, "up"));

        // Then
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("-Dfusiform.root=" + checkout.root().toRealPath() + "|");
    }

    @Test
    void an_old_java_is_passed_over_for_one_that_is_new_enough() throws Exception {
        // Given
        checkout.jdk("old", "17.0.2");
        checkout.jdk("on path", "26-ea");

        // When
        var run = checkout.withJavaHome("old").run("up");

        // Then
        assertThat(run.out()).startsWith("26-ea|");
    }

    @Test
    void test_runs_every_module_with_the_words_given_and_ends_as_maven_does() throws Exception {
        // When
        var good = checkout.run("test", "--faults", "-Dtest=A");
        checkout.write("break-the-build", "");
        var bad = checkout.run("test");

        // Then
        assertThat(good.out()).contains("-B|-ntp|-T|2|verify|-Dfusiform.faults=whole|-Dtest=A|");
        assertThat(good.code()).isZero();
        assertThat(bad.code()).isEqualTo(3);
    }
}
