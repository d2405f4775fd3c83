package org.fusiform.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fusiform.cli.up.SystemTopics;
import org.fusiform.contracts.Topics;
import org.fusiform.k8s.model.Manifest;
import org.fusiform.k8s.rule.Rules;
import org.fusiform.k8s.rule.TopicsRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyTest {
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

        System.out.println(
                "k8s/overlays/" + overlay + " keeps the policies (kubectl " + RenderedOverlays.kubectl() + ")");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void its_ceiling_is_the_one_that_the_readme_says(String overlay) {
        Map<String, Integer> partitions = TopicsRule.partitions(RenderedOverlays.of(overlay));

        assertThat(Checkout.text("k8s/README.md"))
                .contains("| `overlays/" + overlay + "` | " + partitions.get(Topics.EXTRACTION_REQUESTS) + " |");
    }

    @Test
    void topics_are_as_on_one_machine() {
        assertThat(TopicsRule.partitions(RenderedOverlays.of("dev"))).isEqualTo(SystemTopics.partitions());
    }
}
