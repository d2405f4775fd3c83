package org.fusiform.contracts.stimulus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fusiform.contracts.json.MessageJson;
import org.junit.jupiter.api.Test;

class StimulusManifestTest {
    private static final ManifestEntry FACE = new ManifestEntry("face", null, "b.png", "22", null);
    private static final ManifestEntry OTHER_FACE = new ManifestEntry("face", null, "a.png", "33", null);
    private static final ManifestEntry BODY = new ManifestEntry("body", "limb", "c.png", "44", null);

    @Test
    void orderAndIdentityComeFromTheContentNotFromTheUpload() {
        StimulusManifest one = new StimulusManifest(List.of(FACE, OTHER_FACE, BODY));
        StimulusManifest two = new StimulusManifest(List.of(BODY, OTHER_FACE, FACE));

        assertThat(one.stimuli()).containsExactly(BODY, FACE, OTHER_FACE);
        assertThat(two).isEqualTo(one);
        assertThat(two.id()).isEqualTo(one.id());
    }

    @Test
    void fileNamesDoNotCountButLabelsDo() {
        String id = new StimulusManifest(List.of(FACE, BODY)).id();

        assertThat(new StimulusManifest(List.of(new ManifestEntry("face", null, "renamed.png", "22", null), BODY)).id())
                .isEqualTo(id);
        assertThat(new StimulusManifest(List.of(new ManifestEntry("word", null, "b.png", "22", null), BODY)).id())
                .isNotEqualTo(id);
        assertThat(new StimulusManifest(List.of(new ManifestEntry("face", "adult", "b.png", "22", null), BODY)).id())
                .isNotEqualTo(id);
    }

    @Test
    void conditionsAreCountedInManifestOrder() {
        assertThat(new StimulusManifest(List.of(FACE, OTHER_FACE, BODY)).conditions())
                .containsExactly(java.util.Map.entry("body", 1), java.util.Map.entry("face", 2));
    }

    @Test
    void storedFormIsPinned() {
        StimulusManifest manifest = new StimulusManifest(List.of(BODY));
        String json = """
                {"stimuli":[{"condition":"body","subcategory":"limb","name":"c.png","sha256":"44","source":null}]}""";

        assertThat(MessageJson.write(manifest)).isEqualTo(json);
        assertThat(MessageJson.read(json, StimulusManifest.class)).isEqualTo(manifest);
    }

    @Test
    void scrambledConditionsAreNotIntact() {
        assertThat(StimulusManifest.intact("scrambled")).isFalse();
        assertThat(StimulusManifest.intact("scrambled-word")).isFalse();
        assertThat(StimulusManifest.intact("scrambledness")).isTrue();
    }
}
