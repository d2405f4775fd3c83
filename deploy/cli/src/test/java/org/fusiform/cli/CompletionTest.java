package org.fusiform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script completes in a real bash. */
class CompletionTest {
    @TempDir
    private Path folder;

    private Path script() throws IOException {
        RecordedTerminal terminal = new RecordedTerminal();
        int code = FusiformCommand.commandLine(terminal.terminal()).execute("completion", "bash");
        assertThat(code).isZero();
        return Files.writeString(folder.resolve("completion"), terminal.out());
    }

    @ParameterizedTest
    @CsvSource({
        "fusiform camp,                     campaign",
        "./fusiform campaign ex,            export",
        "fusiform campaign results x --for, --format",
        "fusiform campaign results x --format c, csv",
        "fusiform stimuli import p --scr,   --scramble"
    })
    void bash_completes(String typed, String completed) throws Exception {
        // Given
        String words = typed.replace(" ", "' '");
        int last = typed.split(" ").length - 1;
        String line =
                "source " + script() + "; COMP_WORDS=('" + words + "'); COMP_CWORD=" + last + "; COMP_LINE='" + typed
                        + "'; COMP_POINT=" + typed.length()
                        + "; $(complete -p fusiform | sed 's/.*-F \\([^ ]*\\) .*/\\1/') && printf '%s\\n' \"${COMPREPLY[@]}\"";

        // When
        Process bash = new ProcessBuilder("bash", "--norc", "-c", line)
                .redirectErrorStream(true)
                .start();

        // Then
        String said = bash.inputReader().readAllAsString();
        assertThat(bash.waitFor()).as(said).isZero();
        assertThat(said.lines().map(String::strip)).contains(completed);
    }

    @Test
    void the_script_of_zsh_loads_what_it_needs() {
        RecordedTerminal terminal = new RecordedTerminal();

        FusiformCommand.commandLine(terminal.terminal()).execute("completion", "zsh");

        assertThat(terminal.out()).contains("ZSH_VERSION", "bashcompinit", "fusiform");
    }
}
