package org.fusiform.stats.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContrastsTest {
    private static final List<String> CONDITIONS =
            List.of("face", "body", "scrambled-face", "scrambled-body", "scrambledeggs");

    @Test
    void everyOtherTakesScrambledConditionsToo() {
        assertThat(Contrasts.EVERY_OTHER.against(1, CONDITIONS)).containsExactly(0, 2, 3, 4);
    }

    @Test
    void intactIsJudgedByTheExactName() {
        assertThat(Contrasts.OTHER_INTACT.against(0, CONDITIONS)).containsExactly(1, 4);
    }

    @Test
    void ownScrambleIsThatOfTheTargetElseTheOneForAll() {
        Contrasts own = Contrasts.OTHER_INTACT_AND_OWN_SCRAMBLE;

        assertThat(own.against(1, CONDITIONS)).containsExactly(0, 3, 4);
        assertThat(own.against(0, List.of("face", "scrambled", "body"))).containsExactly(1, 2);
    }

    @Test
    void aMissingScrambleIsAnErrorThatNamesIt() {
        assertThatThrownBy(() -> Contrasts.OTHER_INTACT_AND_OWN_SCRAMBLE.against(0, List.of("face", "body")))
                .hasMessageContaining("scrambled-face");
    }

    @Test
    void nothingToTestAgainstIsAnError() {
        assertThatThrownBy(() -> Contrasts.OTHER_INTACT.against(0, List.of("face", "scrambled")))
                .hasMessageContaining("leaves nothing to test face against");
    }

    @Test
    void unknownOptionsAreNamed() {
        assertThatThrownBy(() -> Contrasts.of("all")).hasMessageContaining("\"all\"");
    }
}
