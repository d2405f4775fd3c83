package org.fusiform.cli;

import org.fusiform.cli.terminal.OneLine;
import org.fusiform.embedded.PartsFailure;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Failures as people see them: one line on stderr, never a stack trace. */
final class OneLineErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        String line =
                switch (failure) {
                    case CommandFailure expected -> expected.getMessage();
                    case PartsFailure expected -> expected.getMessage();
                    default -> "internal error: " + failure;
                };
        command.getErr().println("fusiform: " + OneLine.of(line));
        return ExitCode.SOFTWARE;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        command.getErr()
                .println("fusiform: " + OneLine.of(failure.getMessage()) + " (see: "
                        + command.getCommandSpec().qualifiedName() + " --help)");
        return ExitCode.USAGE;
    }
}
