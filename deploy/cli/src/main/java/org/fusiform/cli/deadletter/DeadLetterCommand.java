package org.fusiform.cli.deadletter;

import picocli.CommandLine.Command;

/** Groups what concerns messages that could not be processed. */
@Command(
        name = "dead-letter",
        description = "Messages that could not be processed: look at them, send them once more.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DeadLetterListCommand.class, DeadLetterReissueCommand.class})
public final class DeadLetterCommand {}
