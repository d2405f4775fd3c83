package org.fusiform.cli.stimuli;

import picocli.CommandLine.Command;

/** Groups what concerns stimulus sets. */
@Command(
        name = "stimuli",
        description = "Stimulus sets.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = StimuliImportCommand.class)
public final class StimuliCommand {}
