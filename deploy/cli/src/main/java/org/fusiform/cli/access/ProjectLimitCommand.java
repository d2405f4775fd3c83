package org.fusiform.cli.access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.gateway.Query;
import org.fusiform.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets the limits of a project, all of them. */
@Command(
        name = "limit",
        description = {
            "Sets what a project may have, and prints it. A limit that is not given is that of the installation",
            "(fusiform.quota.* of the gateway). For admins."
        },
        sortOptions = false,
        footer = {"", "Example:", "  fusiform project limit vision --campaigns 10 --stored-bytes 1000000000000"})
final class ProjectLimitCommand implements Runnable {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "PROJECT", description = "As project list prints it.")
    private String project;

    @Option(names = "--campaigns", paramLabel = "N", description = "Campaigns that have not ended.")
    private Integer campaigns;

    @Option(names = "--stored-bytes", paramLabel = "N", description = "Bytes in the object store.")
    private Long storedBytes;

    @Option(names = "--upload-bytes", paramLabel = "N", description = "Bytes of one upload.")
    private Long uploadBytes;

    @Mixin
    private GatewayOptions options;

    ProjectLimitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        ObjectNode limits = JsonNodeFactory.instance.objectNode();
        limits.put("campaigns", campaigns);
        limits.put("storedBytes", storedBytes);
        limits.put("uploadBytes", uploadBytes);
        ProjectTable table = new ProjectTable();
        table.add(options.gateway().put("/projects/" + Query.encode(project), limits.toString()));
        table.print(terminal);
    }
}
