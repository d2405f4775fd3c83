package org.fusiform.cli.campaign;

import picocli.CommandLine.Command;

/** Groups what concerns campaigns. */
@Command(
        name = "campaign",
        description = "Campaigns: models × one stimulus set × layers × an analysis.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CampaignSubmitCommand.class,
            CampaignListCommand.class,
            CampaignStatusCommand.class,
            CampaignResultsCommand.class,
            CampaignExportCommand.class,
            CampaignCancelCommand.class,
            CampaignRetryCommand.class,
            CampaignDeleteCommand.class
        })
public final class CampaignCommand {}
