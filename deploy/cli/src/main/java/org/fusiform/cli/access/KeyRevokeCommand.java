package org.fusiform.cli.access;

import org.fusiform.cli.gateway.GatewayOptions;
import org.fusiform.cli.gateway.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a key worthless. */
@Command(
        name = "revoke",
        description = "Revokes a key: from now on it opens nothing.",
        sortOptions = false,
        footer = {"", "Example:", "  fusiform key revoke 0123456789abcdef"})
final class KeyRevokeCommand implements Runnable {
    @Parameters(index = "0", paramLabel = "ID", description = "As key list prints it.")
    private String id;

    @Mixin
    private GatewayOptions options;

    @Override
    public void run() {
        options.gateway().delete("/keys/" + Query.encode(id));
    }
}
