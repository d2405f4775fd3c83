package org.fusiform.cli.model;

import picocli.CommandLine.Command;

/** Groups what concerns models. */
@Command(
        name = "model",
        description = "The registry of networks.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ModelImportCommand.class,
            ModelFetchCommand.class,
            ModelListCommand.class,
            ModelDeleteCommand.class
        })
public final class ModelCommand {}
