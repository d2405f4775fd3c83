package org.fusiform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.fusiform.cli.terminal.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class FusiformCommandTest {
    private final RecordedTerminal terminal = new RecordedTerminal();

    private int run(String... arguments) {
        return FusiformCommand.commandLine(terminal.terminal()).execute(arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "campaign",
                "campaign submit",
                "campaign stauts x",
                "campaign results x --format xml",
                "campaign retry",
                "campaign export",
                "completion",
                "completion fish",
                "dead-letter",
                "dead-letter reissue analysis-plans",
                "store",
                "store sweep --all",
                "model fetch",
                "model import f",
                "model list --url nowhere",
                "stimuli import x --name n --scrambled phase",
                "up --port 99999",
                "up --extractors 0",
                "up --stats 17",
                "demo --map a=b",
                "demo --port 0"
            })
    void a_wrong_use_is_one_line_and_exit_code_2(String line) {
        // When
        int code = run(line.isEmpty() ? new String[0] : line.split(" "));

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(terminal.err()).startsWith("fusiform: ").contains("--help").hasLineCount(1);
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void a_gateway_that_does_not_answer_is_one_line_that_says_what_to_start() {
        // When: port 1 is never a gateway's
        int code = run("campaign", "status", "x", "--url", "http://127.0.0.1:1");

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(terminal.err()).contains("./fusiform up").hasLineCount(1);
    }

    @Test
    void what_is_not_there_is_said_before_anything_is_sent(@TempDir Path folder) {
        // When
        int code = run("stimuli", "import", folder.resolve("none").toString(), "--name", "n");

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(terminal.err()).contains("none does not exist").hasLineCount(1);
    }

    @Test
    void the_help_lists_every_command_with_examples_and_exit_codes() {
        // When
        int code = run("--help");

        // Then
        assertThat(code).isZero();
        assertThat(terminal.out())
                .contains("demo", "up", "test", "stimuli", "model", "campaign", "store", "completion")
                .contains("./fusiform campaign export ID", "FUSIFORM_URL", "NO_COLOR")
                .containsPattern("(?s)Exit codes:.*0 .*1 .*2 ");
    }

    static Stream<String> leaves() {
        return leaves(FusiformCommand.commandLine(new RecordedTerminal().terminal()));
    }

    private static Stream<String> leaves(CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(command.getCommandSpec().qualifiedName())
                : command.getSubcommands().values().stream().flatMap(FusiformCommandTest::leaves);
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void every_command_teaches_by_example_and_tells_its_exit_codes(String command) {
        // When
        int code = run((command.substring("fusiform ".length()) + " --help").split(" "));

        // Then
        assertThat(code).isZero();
        assertThat(terminal.out())
                .contains("Usage: " + command)
                .containsPattern("(?m)^Examples?:$\\R  .*" + command)
                .contains("Exit codes:")
                .doesNotContain("A first experiment:")
                .doesNotContain("\u001b[");
    }

    @Test
    void a_terminal_of_a_person_shows_help_in_colours() {
        // Given
        Terminal plain = terminal.terminal();

        // When
        FusiformCommand.commandLine(new Terminal(plain.out(), plain.err(), true, true))
                .execute("--help");

        // Then
        assertThat(terminal.out()).contains("\u001b[");
    }
}
