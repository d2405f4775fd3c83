package org.fusiform.telemetry;

import static org.fusiform.telemetry.MetricKind.COUNTER;
import static org.fusiform.telemetry.MetricKind.GAUGE;
import static org.fusiform.telemetry.MetricKind.TIMER;
import static org.fusiform.telemetry.ServiceName.EXTRACTOR;
import static org.fusiform.telemetry.ServiceName.GATEWAY;
import static org.fusiform.telemetry.ServiceName.STATS;

import java.util.List;
import java.util.Set;

/** What the services measure, under names that alerts and dashboards rely on. */
public enum Metric {
    /** Items by {@code kind} and {@code outcome}, and how long each took. */
    ITEMS("fusiform.items", TIMER, null, EXTRACTOR, STATS),
    /** By {@code kind}: from the sending of an item's message to the begin of its work. */
    QUEUE_AGE("fusiform.queue.age", TIMER, null, EXTRACTOR, STATS),
    ITEMS_IN_HAND("fusiform.items.in.hand", GAUGE, null, EXTRACTOR, STATS),
    /** How long the item that is longest in hand is so; 0 where none is. */
    ITEM_AGE("fusiform.item.age", GAUGE, "seconds", EXTRACTOR, STATS),
    /** By {@code phase} of an item. */
    PHASES("fusiform.phases", TIMER, null, EXTRACTOR, STATS),
    /** Images that went through a network and whose activations are stored. */
    IMAGES("fusiform.images", COUNTER, null, EXTRACTOR),
    /** Activations that were stored. */
    ACTIVATIONS("fusiform.activations", COUNTER, "bytes", EXTRACTOR),
    /** By {@code cache} (networks, weights) and {@code result} (hit, miss). */
    CACHE_LOOKUPS("fusiform.cache.lookups", COUNTER, null, EXTRACTOR),
    /** Since the process was asked to end; 0 before. */
    DRAIN("fusiform.drain", GAUGE, "seconds", EXTRACTOR),
    /** When what is still in hand is given back. */
    DRAIN_LIMIT("fusiform.drain.limit", GAUGE, "seconds", EXTRACTOR),
    /** By {@code topic} of the message that could not be processed. */
    DEAD_LETTERS("fusiform.dead.letters", COUNTER, null, GATEWAY, EXTRACTOR, STATS),
    /** Calls to the object store by {@code operation}. */
    STORE_CALLS("fusiform.store.calls", TIMER, null, GATEWAY, EXTRACTOR, STATS),
    /** By {@code kind}: unavailable (tried again), refused. */
    STORE_ERRORS("fusiform.store.errors", COUNTER, null, GATEWAY, EXTRACTOR, STATS),
    /** Messages that are committed and not sent yet. */
    OUTBOX_SIZE("fusiform.outbox.size", GAUGE, null, GATEWAY, STATS),
    /** Of the oldest of them. */
    OUTBOX_AGE("fusiform.outbox.age", GAUGE, "seconds", GATEWAY, STATS),
    /** By {@code kind} (shard, analysis) and {@code outcome}: what extractors and stats said of items. */
    ANSWERS("fusiform.answers", COUNTER, null, GATEWAY),
    /** Campaigns that have not ended. */
    CAMPAIGNS("fusiform.campaigns.under.way", GAUGE, null, GATEWAY),
    /** Shards that were sent and are not answered. */
    SHARDS_IN_FLIGHT("fusiform.shards.in.flight", GAUGE, null, GATEWAY),
    /** Shards that the windows have no room for yet. */
    SHARDS_WAITING("fusiform.shards.waiting", GAUGE, null, GATEWAY),
    /** By {@code state} (used, total), where forward passes run on a GPU; absent elsewhere. */
    GPU_MEMORY("fusiform.gpu.memory", GAUGE, "bytes");

    private final String id;
    private final MetricKind kind;
    private final String unit;
    private final Set<ServiceName> services;

    Metric(String id, MetricKind kind, String unit, ServiceName... services) {
        this.id = id;
        this.kind = kind;
        this.unit = unit;
        this.services = Set.of(services);
    }

    /** As Micrometer knows it. */
    public String id() {
        return id;
    }

    /** Of its values; null for a plain number, and for timers, which are in seconds. */
    public String unit() {
        return unit;
    }

    /** Who has it as soon as one item of each kind is done, whatever the machine. */
    public Set<ServiceName> services() {
        return services;
    }

    /** The names that Prometheus reads. */
    public List<String> exposed() {
        String name = id.replace('.', '_') + (unit == null ? "" : "_" + unit);
        return switch (kind) {
            case COUNTER -> List.of(name + "_total");
            case GAUGE -> List.of(name);
            case TIMER -> List.of(name + "_seconds_count", name + "_seconds_sum", name + "_seconds_max");
        };
    }
}
