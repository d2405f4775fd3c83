package org.fusiform.contracts.campaign;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.fusiform.contracts.array.StorageForm;

/** A campaign as a researcher submits it; only {@code models} and {@code stimulusSet} are required. */
public record CampaignDocument(
        String name,
        List<String> models,
        String stimulusSet,
        List<String> layers,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<AnalysisDocument> analysis,

        Retention retention,
        Long seed,
        StorageForm storage) {}
