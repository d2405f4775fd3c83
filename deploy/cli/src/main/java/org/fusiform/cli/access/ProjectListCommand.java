package org.fusiform.cli.access;

import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.gateway.Pages;
import org.fusiform.cli.gateway.Query;
import org.fusiform.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints all projects. */
@Command(
        name = "list",
        description = {
            "Prints all projects, what they have and the limits that hold. Stored bytes are as they were counted last,",
            "which is done for projects with a limit of them. For admins."
        },
        sortOptions = false,
        footer = {"", "Example:", "  fusiform project list"})
final class ProjectListCommand implements Runnable {
    private final Terminal terminal;

    @Mixin
    private GatewayOptions options;

    ProjectListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        ProjectTable table = new ProjectTable();
        Pages.all(options.gateway(), new Query("/projects")).forEach(table::add);
        table.print(terminal);
    }
}
