package org.fusiform.gateway.campaign;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.fusiform.contracts.campaign.CampaignDocument;
import org.fusiform.contracts.campaign.CampaignState;

/**
 * A campaign as people see it.
 *
 * @param version grows with every change
 * @param stimulusSet the set's id
 * @param document as it was submitted
 */
public record CampaignView(
        String id,
        String name,
        CampaignState state,
        long version,
        String stimulusSet,
        Instant createdAt,
        Instant endedAt,

        @JsonRawValue @Schema(implementation = CampaignDocument.class)
        String document,

        List<RunView> runs) {

    /** One model; {@code reason} says why it failed. */
    public record RunView(String model, RunState state, String reason, Work shards, Work layers) {}

    /** So much of so much; shards that other campaigns compute for this one count, stored ones do not. */
    public record Work(long done, long total) {}
}
