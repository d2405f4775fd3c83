package org.fusiform.cli.store;

import picocli.CommandLine.Command;

/** Groups what concerns the object store. */
@Command(
        name = "store",
        description = "The object store: what it holds, and removing what nothing refers to.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {StoreUsageCommand.class, StoreSweepCommand.class})
public final class StoreCommand {}
