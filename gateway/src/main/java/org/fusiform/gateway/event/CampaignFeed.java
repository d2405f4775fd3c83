package org.fusiform.gateway.event;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fusiform.gateway.campaign.CampaignView;
import org.fusiform.gateway.campaign.Campaigns;
import org.jboss.logging.Logger;

/**
 * Tells listeners of changes. However many listen, each interval asks the database once for the versions of all campaigns
 * that are listened to, and once for each campaign that has changed.
 */
@ApplicationScoped
public class CampaignFeed {
    private static final Logger LOG = Logger.getLogger(CampaignFeed.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final int HEARTBEAT_INTERVALS = 30;

    private final Campaigns campaigns;
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("events").factory());
    private int intervals;

    CampaignFeed(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /** Who is told; called from one thread. */
    interface Listener {
        /** The campaign as it is now; may come again. */
        void changed(CampaignView campaign);

        /** Now and then, so that whoever is between does not take the connection for dead. */
        void heartbeat();
    }

    private static final class Watch {
        final String project;
        final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
        volatile long version;

        Watch(String project) {
            this.project = project;
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
        watches.compute(campaign, (id, known) -> {
            Watch watch = known == null ? new Watch(project) : known;
            watch.listeners.add(listener);
            return watch;
        });
        return () -> watches.computeIfPresent(campaign, (id, watch) -> {
            watch.listeners.remove(listener);
            return watch.listeners.isEmpty() ? null : watch;
        });
    }

    private void look() {
        if (++intervals % HEARTBEAT_INTERVALS == 0) {
            watches.values().forEach(watch -> watch.listeners.forEach(Listener::heartbeat));
        }
        List<String> watched = List.copyOf(watches.keySet());
        if (watched.isEmpty()) {
            return;
        }
        try {
            campaigns.versions(watched).forEach(this::compare);
        } catch (RuntimeException e) {
            // An exception would end the timer; the next look may do better.
            LOG.warnf("events: looking for changes fails: %s", e.getMessage());
        }
    }

    private void compare(String campaign, long version) {
        Watch watch = watches.get(campaign);
        if (watch != null && watch.version != version) {
            CampaignView view = campaigns.get(watch.project, campaign);
            watch.version = view.version();
            watch.listeners.forEach(listener -> listener.changed(view));
        }
    }
}
