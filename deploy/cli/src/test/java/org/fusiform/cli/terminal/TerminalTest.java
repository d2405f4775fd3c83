package org.fusiform.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void colours_are_wanted_unless_NO_COLOR_says_something() {
        assertThat(Terminal.coloursWanted(null)).isTrue();
        assertThat(Terminal.coloursWanted("")).isTrue();
        assertThat(Terminal.coloursWanted("1")).isFalse();
    }
}
