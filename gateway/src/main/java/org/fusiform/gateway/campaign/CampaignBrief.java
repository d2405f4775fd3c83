package org.fusiform.gateway.campaign;

import java.time.Instant;
import org.fusiform.contracts.campaign.CampaignState;

/** A campaign in a list. */
public record CampaignBrief(String id, String name, CampaignState state, Instant createdAt, Instant endedAt) {
    static CampaignBrief of(CampaignRow row) {
        return new CampaignBrief(row.id, row.name, row.state, row.createdAt, row.endedAt);
    }
}
