package org.fusiform.gateway.event;

import java.util.Map;
import java.util.Set;

/** Where campaigns and keys are looked up; each call is one question, however many it is about. */
interface FeedSource {
    /** Versions of those campaigns that exist. */
    Map<String, Long> versions(Set<String> campaigns);

    CampaignEvent event(String project, String campaign);

    /** Those of these keys that open nothing any more. */
    Set<String> dead(Set<String> keys);
}
