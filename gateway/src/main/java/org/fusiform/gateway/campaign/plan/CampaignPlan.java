package org.fusiform.gateway.campaign.plan;

import java.util.List;
import org.fusiform.contracts.array.StorageForm;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.campaign.Retention;

/** A campaign with nothing left to be guessed. */
public record CampaignPlan(
        String name,
        ShownStimuli stimuli,
        List<PlannedRun> runs,
        List<AnalysisParameters> analyses,
        Retention retention,
        long seed,
        StorageForm storage) {
    public CampaignPlan {
        runs = List.copyOf(runs);
        analyses = List.copyOf(analyses);
    }
}
