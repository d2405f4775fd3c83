package org.fusiform.cli.access;

import picocli.CommandLine.Command;

/** Groups what concerns keys. */
@Command(
        name = "key",
        description = "API keys: make, list and revoke them. This is for admins.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {KeyCreateCommand.class, KeyListCommand.class, KeyRevokeCommand.class, KeyGenerateCommand.class})
public final class KeyCommand {}
