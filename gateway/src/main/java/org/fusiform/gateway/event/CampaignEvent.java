package org.fusiform.gateway.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.fusiform.gateway.campaign.CampaignView;

/**
 * A campaign as it is now, written once for all who listen.
 *
 * @param last whether it has ended
 */
record CampaignEvent(long version, boolean last, String json) {
    static CampaignEvent of(CampaignView campaign, ObjectMapper json) {
        try {
            return new CampaignEvent(campaign.version(), campaign.state().ended(), json.writeValueAsString(campaign));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: campaign " + campaign.id(), e);
        }
    }
}
