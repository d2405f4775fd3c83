package org.fusiform.contracts.result;

import java.util.List;
import org.fusiform.contracts.campaign.CampaignState;

/** Everything a campaign has found so far; {@code runs} has one entry per model × analysis. */
public record ResultDocument(
        String campaign,
        String name,
        CampaignState state,
        List<RunResult> runs,
        List<Comparison> comparisons,
        List<ModelConsistency> modelConsistency) {}
