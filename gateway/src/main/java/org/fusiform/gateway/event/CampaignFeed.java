package org.fusiform.gateway.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fusiform.gateway.access.ApiKeys;
import org.fusiform.gateway.campaign.Campaigns;
import org.jboss.logging.Logger;

/** The feed of this replica, which looks into the database several times a second while anybody listens. */
@ApplicationScoped
public class CampaignFeed {
    private static final Logger LOG = Logger.getLogger(CampaignFeed.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final int HEARTBEAT_INTERVALS = 30;

    private final Campaigns campaigns;
    private final ApiKeys keys;
    private final ObjectMapper json;
    private final Feed feed = new Feed(new Database());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("events").factory());
    private int intervals;

    CampaignFeed(Campaigns campaigns, ApiKeys keys, ObjectMapper json) {
        this.campaigns = campaigns;
        this.keys = keys;
        this.json = json;
    }

    private final class Database implements FeedSource {
        @Override
        public Map<String, Long> versions(Set<String> ids) {
            return campaigns.versions(ids);
        }

        @Override
        public CampaignEvent event(String project, String campaign) {
            return CampaignEvent.of(campaigns.get(project, campaign), json);
        }

        @Override
        public Set<String> dead(Set<String> ids) {
            return keys.dead(ids);
        }
    }

    void start(@Observes StartupEvent event) {
        timer.scheduleWithFixedDelay(this::look, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    /** Until the returned handle is run. @param project whose campaign it is */
    Runnable listen(String project, String campaign, Listener listener) {
        return feed.listen(project, campaign, listener);
    }

    private void look() {
        try {
            if (++intervals % HEARTBEAT_INTERVALS == 0) {
                feed.heartbeat();
            }
            feed.look(Instant.now());
        } catch (RuntimeException e) {
            // An exception would end the timer; the next look may do better.
            LOG.warnf("events: looking for changes fails: %s", e.getMessage());
        }
    }
}
