package org.fusiform.gateway.order;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.fusiform.contracts.json.MalformedMessage;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.stimulus.StimulusManifest;
import org.fusiform.gateway.order.DueShards.Run;
import org.fusiform.gateway.order.FairShare.Share;
import org.fusiform.gateway.stimulus.Manifests;
import org.fusiform.messaging.database.Transactions;
import org.fusiform.storage.StorageException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Sends shards as far as the windows have room. What is due follows from the orders' rows alone; that it is sent, and that
 * it counts as sent, is one transaction, so that a crash neither loses a shard nor sends it twice.
 */
@ApplicationScoped
class ShardRelease {
    private static final Logger LOG = Logger.getLogger(ShardRelease.class);

    /** Requests that are held in memory at a time. */
    private static final int MOST = 64;

    private static final int REMEMBERED = 10_000;

    private final Transactions transactions;
    private final Manifests manifests;
    private final WindowConfig window;

    /** Campaign → turn; a matter of fairness between equals alone, so that each process may have its own. */
    private final Map<String, Long> lastServed = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    ShardRelease(Transactions transactions, Manifests manifests, WindowConfig window) {
        if (window.campaign() < 1 || window.total() < window.campaign()) {
            throw new IllegalArgumentException("fusiform.window.campaign must be at least 1 and at most"
                    + " fusiform.window.total, not " + window.campaign() + " of " + window.total());
        }
        this.transactions = transactions;
        this.manifests = manifests;
        this.window = window;
    }

    /**
     * Releases some shards; false where none are due. Called by one thread.
     *
     * @param unreadable campaigns to pass over; those whose manifest the store does not give are added
     */
    boolean some(Set<String> unreadable) {
        DueShards due = transactions.call(session -> due(session, unreadable));
        if (due.runs().isEmpty()) {
            return false;
        }
        Map<Run, List<ShardMessage>> messages = messages(due.runs(), unreadable);
        transactions.call(session -> send(session, due, messages));
        return true;
    }

    private Uni<DueShards> due(Mutiny.Session session, Set<String> unreadable) {
        return DueShards.turn(session)
                .chain(turn -> DueShards.shares(session, lastServed).chain(shares -> {
                    long inFlight = shares.stream().mapToLong(Share::inFlight).sum();
                    List<Share> readable = shares.stream()
                            .filter(share -> !unreadable.contains(share.campaign()))
                            .toList();
                    List<String> campaigns =
                            FairShare.turns(readable, window.campaign(), Math.min(MOST, window.total() - inFlight));
                    return campaigns.isEmpty()
                            ? Uni.createFrom().item(new DueShards(turn, List.of(), List.of()))
                            : DueShards.of(session, turn, campaigns);
                }));
    }

    /** Set by set, so that no manifest is fetched twice however many are kept. */
    private Map<Run, List<ShardMessage>> messages(List<Run> runs, Set<String> unreadable) {
        Map<Run, List<ShardMessage>> messages = new HashMap<>();
        List<Run> bySet = runs.stream()
                .sorted(Comparator.comparing(Run::project).thenComparing(Run::stimulusSet))
                .toList();
        for (Run run : bySet) {
            if (unreadable.contains(run.campaign())) {
                continue;
            }
            ExtractionRequest any = MessageJson.read(run.request(), ExtractionRequest.class);
            try {
                StimulusManifest manifest = manifests.of(run.project(), run.stimulusSet());
                messages.put(
                        run,
                        run.shards().stream()
                                .map(shard -> ShardMessage.asking(ShardRequests.of(any, shard, manifest), run.trace()))
                                .toList());
            } catch (StorageException e) {
                if (e.transientFault()) {
                    LOG.warnf(
                            "campaign=%s waits: the manifest of its stimuli cannot be read: %s",
                            run.campaign(), e.getMessage());
                    unreadable.add(run.campaign());
                } else {
                    messages.put(run, refused(run, any, e));
                }
            } catch (MalformedMessage | ManifestMismatch e) {
                messages.put(run, refused(run, any, e));
            }
        }
        return messages;
    }

    /** One refused shard ends its order. */
    private static List<ShardMessage> refused(Run run, ExtractionRequest any, RuntimeException cause) {
        String reason = "the list of the set's stimuli is damaged in the store: " + cause.getMessage()
                + "; import the set again";
        LOG.errorf("order=%s: %s", run.order(), reason);
        return run.shards().stream()
                .limit(1)
                .map(shard -> ShardMessage.refusing(any, shard, reason, run.trace()))
                .toList();
    }

    /** Nothing where another process has released something meanwhile: it is seen again what is due. */
    private Uni<Void> send(Mutiny.Session session, DueShards due, Map<Run, List<ShardMessage>> messages) {
        return session.createNativeQuery("UPDATE gateway.shard_release SET turn = turn + 1 WHERE turn = ?1")
                .setParameter(1, due.turn())
                .executeUpdate()
                .chain(taken -> taken == 0 || messages.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : Orders.lockOpen(
                                        session,
                                        messages.keySet().stream()
                                                .map(Run::order)
                                                .toList())
                                .chain(open -> {
                                    List<Run> live = due.runs().stream()
                                            .filter(run -> messages.containsKey(run) && open.contains(run.order()))
                                            .toList();
                                    due.campaigns().forEach(campaign -> lastServed.put(campaign, due.turn() + 1));
                                    return live.isEmpty()
                                            ? Uni.createFrom().voidItem()
                                            : advance(session, live, messages)
                                                    .chain(() -> insert(session, inTurn(due, live, messages)));
                                }));
    }

    private static Uni<Void> advance(Mutiny.Session session, List<Run> runs, Map<Run, List<ShardMessage>> messages) {
        return session.createNativeQuery("""
                        UPDATE gateway.extraction_order o SET next_shard = d.next, in_flight = o.in_flight + d.sent
                        FROM unnest(string_to_array(?1, ','), string_to_array(?2, ',')::integer[],
                            string_to_array(?3, ',')::integer[]) AS d (id, next, sent)
                        WHERE o.id = d.id""")
                .setParameter(1, DueShards.joined(runs.stream().map(Run::order).toList()))
                .setParameter(
                        2,
                        DueShards.joined(runs.stream()
                                .map(run -> run.nextAfter(messages.get(run).size()))
                                .toList()))
                .setParameter(
                        3,
                        DueShards.joined(runs.stream()
                                .map(run -> messages.get(run).size())
                                .toList()))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static List<ShardMessage> inTurn(DueShards due, List<Run> runs, Map<Run, List<ShardMessage>> messages) {
        Map<String, Queue<ShardMessage>> byCampaign = new HashMap<>();
        runs.forEach(run -> byCampaign
                .computeIfAbsent(run.campaign(), campaign -> new ArrayDeque<>())
                .addAll(messages.get(run)));
        List<ShardMessage> inTurn = new ArrayList<>();
        for (String campaign : due.campaigns()) {
            Queue<ShardMessage> own = byCampaign.get(campaign);
            if (own != null && !own.isEmpty()) {
                inTurn.add(own.remove());
            }
        }
        return inTurn;
    }

    /** All in one statement: one for each would take longer than the rest together. */
    private static Uni<Void> insert(Mutiny.Session session, List<ShardMessage> messages) {
        return session.createNativeQuery("""
                        INSERT INTO gateway.outbox (topic, key, payload, trace)
                        SELECT m.topic, m.key, m.payload, m.trace FROM json_to_recordset(CAST(CAST(?1 AS text) AS json))
                            AS m (topic text, key text, payload text, trace text)""")
                .setParameter(1, MessageJson.write(messages))
                .executeUpdate()
                .replaceWithVoid();
    }
}
