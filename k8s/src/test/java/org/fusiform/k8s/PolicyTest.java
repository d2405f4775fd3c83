package org.fusiform.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fusiform.cli.up.SystemTopics;
import org.fusiform.k8s.model.Manifest;
import org.fusiform.k8s.rule.DocumentedCeiling;
import org.fusiform.k8s.rule.Rules;
import org.fusiform.k8s.rule.TopicsRule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyTest {
    private static final String README = Checkout.text("k8s/README.md");
    private static final Set<String> KEPT = new TreeSet<>();

    /** For the last lines of {@code ./fusiform test}. */
    @AfterAll
    static void sayWhatWasChecked() throws IOException {
        String line = KEPT.isEmpty()
                ? RenderedOverlays.NOT_CHECKED
                : "k8s: the overlays " + KEPT + " keep the policies (kubectl " + RenderedOverlays.kubectl() + ")";
        Files.writeString(Files.createDirectories(Checkout.file("k8s/target")).resolve("policies.txt"), line + "\n");
    }

    static List<String> overlays() throws IOException {
        try (Stream<Path> folders = Files.list(Checkout.file("k8s/overlays"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void an_overlay_keeps_every_rule(String overlay) {
        Manifest manifest = RenderedOverlays.of(overlay);

        assertThat(Rules.violations(manifest)).isEmpty();

        KEPT.add(overlay);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void its_ceiling_is_the_one_that_the_readme_says(String overlay) {
        Manifest manifest = RenderedOverlays.of(overlay);

        assertThat(DocumentedCeiling.violations(overlay, manifest, README)).isEmpty();

        Manifest raised = Damage.set("KafkaTopic extraction-requests", "/spec/partitions", "65")
                .of(manifest);
        assertThat(DocumentedCeiling.violations(overlay, raised, README))
                .containsExactly("overlays/" + overlay + " has another ceiling than k8s/README.md says, which is 65");
    }

    @Test
    void topics_are_as_on_one_machine() {
        assertThat(TopicsRule.partitions(RenderedOverlays.of("dev"))).isEqualTo(SystemTopics.partitions());
    }
}
