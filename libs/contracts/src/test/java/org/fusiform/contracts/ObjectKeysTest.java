package org.fusiform.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Stored objects are found again by these keys: none may change without a migration. */
class ObjectKeysTest {
    @Test
    void arePinned() {
        assertThat(ObjectKeys.stimulus("default", "ab")).isEqualTo("default/stimuli/ab");
        assertThat(ObjectKeys.manifest("default", "s1")).isEqualTo("default/stimulus-sets/s1/manifest.json");
        assertThat(ObjectKeys.weights("default", "ab")).isEqualTo("default/weights/ab");
        assertThat(ObjectKeys.activationMetadata("default", "e1")).isEqualTo("default/activations/e1/zarr.json");
        assertThat(ObjectKeys.chunk("default", "e1", 3, 7)).isEqualTo("default/activations/e1/c/3/7/0/0");
        assertThat(ObjectKeys.rdm("default", "e1", "a1", "all")).isEqualTo("default/analyses/e1/a1/rdm-all.npy");
        assertThat(ObjectKeys.unitTable("default", "e1", "a1")).isEqualTo("default/analyses/e1/a1/units.parquet");
        assertThat(ObjectKeys.layerSummary("default", "e1", "a1")).isEqualTo("default/analyses/e1/a1/summary.json");
        assertThat(ObjectKeys.inHand("default", "work", 3, 71)).isEqualTo("default/in-hand/work/3/71/");
    }

    @Test
    void everyKeyLiesBelowItsKind() {
        assertThat(ObjectKeys.stimulus("p", "ab")).startsWith(ObjectKeys.prefix("p", ObjectKind.STIMULI));
        assertThat(ObjectKeys.manifest("p", "s1")).startsWith(ObjectKeys.prefix("p", ObjectKind.STIMULUS_SETS));
        assertThat(ObjectKeys.weights("p", "ab")).startsWith(ObjectKeys.prefix("p", ObjectKind.WEIGHTS));
        assertThat(ObjectKeys.activations("p", "e1")).startsWith(ObjectKeys.prefix("p", ObjectKind.ACTIVATIONS));
        assertThat(ObjectKeys.analyses("p", "e1")).startsWith(ObjectKeys.prefix("p", ObjectKind.ANALYSES));
    }

    @Test
    void everyTopicHasADeadLetterTopicOfItsOwn() {
        assertThat(Topics.ALL).doesNotHaveDuplicates().allSatisfy(topic -> assertThat(Topics.deadLetterOf(topic))
                .isEqualTo(topic + ".dead-letters"));
    }
}
