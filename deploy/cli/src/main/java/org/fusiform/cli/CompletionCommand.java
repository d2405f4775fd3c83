package org.fusiform.cli;

import org.fusiform.cli.terminal.Terminal;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A script for the shell, which then completes commands, options and their values. */
@Command(
        name = "completion",
        description = "Prints a script that has the shell complete what is typed.",
        footer = {
            "",
            "Examples:",
            "  source <(./fusiform completion bash)                      in this shell, also for ./fusiform",
            "  ./fusiform completion bash > ~/.local/share/bash-completion/completions/fusiform",
            "  echo 'source <(fusiform completion zsh)' >> ~/.zshrc"
        })
final class CompletionCommand implements Runnable {
    private final Terminal terminal;

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    private Shell shell;

    /** One script serves both: in zsh it first loads what understands those of bash. */
    enum Shell {
        bash,
        zsh
    }

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        terminal.out()
                .print(AutoComplete.bash(command.root().name(), command.root().commandLine()));
    }
}
