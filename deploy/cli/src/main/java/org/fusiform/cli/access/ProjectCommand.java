package org.fusiform.cli.access;

import picocli.CommandLine.Command;

/** Groups what concerns projects. */
@Command(
        name = "project",
        description = "Projects: what each has, and what it may have.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ProjectListCommand.class, ProjectLimitCommand.class})
public final class ProjectCommand {}
