package org.fusiform.gateway.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells listeners of changes. However many listen, each look asks once for the versions of all campaigns that are listened
 * to, once for each of those that has changed, and once for the keys of all who listen.
 */
final class Feed {
    private static final long NEVER_TOLD = 0;

    private final FeedSource source;
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();

    Feed(FeedSource source) {
        this.source = source;
    }

    private static final class Watch {
        final String project;
        final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
        volatile long told = NEVER_TOLD;

        Watch(String project) {
            this.project = project;
        }
    }

    /** Until the returned handle is run. @param project whose campaign it is */
    Runnable listen(String project, String campaign, Listener listener) {
        watches.compute(campaign, (id, known) -> {
            Watch watch = known == null ? new Watch(project) : known;
            watch.listeners.add(listener);
            // What the others were told since this one read the campaign, it was not.
            watch.told = NEVER_TOLD;
            return watch;
        });
        return () -> watches.computeIfPresent(campaign, (id, watch) -> {
            watch.listeners.remove(listener);
            return watch.listeners.isEmpty() ? null : watch;
        });
    }

    void heartbeat() {
        listeners().forEach(Listener::heartbeat);
    }

    /** By one thread. */
    void look(Instant now) {
        if (watches.isEmpty()) {
            return;
        }
        endUnknown(now);
        Set<String> watched = Set.copyOf(watches.keySet());
        Map<String, Long> versions = source.versions(watched);
        for (String campaign : watched) {
            Optional.ofNullable(watches.get(campaign))
                    .ifPresent(watch -> compare(campaign, watch, versions.get(campaign)));
        }
    }

    private void endUnknown(Instant now) {
        Set<String> keys = listeners()
                .flatMap(listener -> listener.caller().key().stream())
                .collect(Collectors.toSet());
        Set<String> dead = keys.isEmpty() ? Set.of() : source.dead(keys);
        List<Listener> unknown = listeners()
                .filter(listener ->
                        listener.caller().key().filter(dead::contains).isPresent()
                                || (listener.caller().until() != null
                                        && !listener.caller().until().isAfter(now)))
                .toList();
        unknown.forEach(Listener::end);
    }

    /** @param version null where the campaign was deleted */
    private void compare(String campaign, Watch watch, Long version) {
        if (version == null) {
            watch.listeners.forEach(Listener::end);
        } else if (watch.told != version) {
            CampaignEvent event = source.event(watch.project, campaign);
            watch.told = event.version();
            watch.listeners.forEach(listener -> listener.changed(event));
        }
    }

    private Stream<Listener> listeners() {
        return watches.values().stream().flatMap(watch -> watch.listeners.stream());
    }
}
