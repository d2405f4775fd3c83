package org.fusiform.cli.stimuli;

import picocli.CommandLine.Command;

/** Groups what concerns stimulus sets. */
@Command(
        name = "stimuli",
        description = "Stimulus sets.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {StimuliImportCommand.class, StimuliListCommand.class, StimuliDeleteCommand.class})
public final class StimuliCommand {}
