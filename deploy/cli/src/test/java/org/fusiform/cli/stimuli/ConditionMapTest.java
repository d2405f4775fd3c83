package org.fusiform.cli.stimuli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fusiform.cli.CommandFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionMapTest {
    @Test
    void several_folders_may_become_one_condition() {
        // When
        ConditionMap map = ConditionMap.parse("adult=face, child=face,house=scene");

        // Then
        assertThat(map.conditions())
                .containsEntry("adult", "face")
                .containsEntry("child", "face")
                .containsEntry("house", "scene");
        assertThat(ConditionMap.parse(map.toString())).isEqualTo(map);
    }

    @Test
    void floc_stands_for_all_folders_of_that_set() {
        ConditionMap map = ConditionMap.parse("floc");

        assertThat(map.conditions())
                .hasSize(11)
                .containsEntry("adult", "face")
                .containsEntry("limb", "body")
                .containsEntry("corridor", "scene")
                .containsEntry("number", "word")
                .containsEntry("instrument", "object")
                .containsEntry("scrambled", "scrambled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"adult", "=face", "adult=", "adult=face=x", "adult=face,,house=scene", ""})
    void what_is_no_pair_is_named(String text) {
        assertThatThrownBy(() -> ConditionMap.parse(text))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("--map")
                .hasMessageContaining("FOLDER=CONDITION");
    }

    @Test
    void a_folder_has_one_condition() {
        assertThatThrownBy(() -> ConditionMap.parse("adult=face,adult=body"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("'adult' twice");
    }
}
