package org.fusiform.gateway.order;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fusiform.gateway.order.FairShare.Share;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What may be sent now.
 *
 * @param turn that it is due in: it counts as long as nobody else has released anything
 * @param campaigns in the order in which one shard of each goes
 * @param runs of shards, by campaign and there in the order in which they go
 */
record DueShards(long turn, List<String> campaigns, List<Run> runs) {
    /**
     * Shards of one order that are due.
     *
     * @param request the JSON of the request without its stimuli
     * @param trace of whoever ordered them; null for none
     * @param next the first shard after them
     */
    record Run(
            String order,
            String campaign,
            String project,
            String stimulusSet,
            String request,
            String trace,
            List<Integer> shards,
            int next) {
        /** The first shard after so many of them. */
        int nextAfter(int sent) {
            return sent == shards.size() ? next : shards.get(sent - 1) + 1;
        }
    }

    static Uni<Long> turn(Mutiny.Session session) {
        return session.createNativeQuery("SELECT turn FROM gateway.shard_release", Long.class)
                .getSingleResult();
    }

    /** Every campaign with an open order; {@code lastServed} knows those that were served lately. */
    static Uni<List<Share>> shares(Mutiny.Session session, Map<String, Long> lastServed) {
        return session.createNativeQuery("""
                        SELECT campaign, sum(in_flight)::bigint, sum(shards - next_shard)::bigint
                        FROM gateway.extraction_order WHERE state = 'OPEN' GROUP BY campaign""", Object[].class).getResultList().map(rows -> rows.stream()
                .map(row -> new Share(
                        (String) row[0], (Long) row[1], (Long) row[2], lastServed.getOrDefault((String) row[0], 0L)))
                .toList());
    }

    /** The shards for these turns: of a campaign's orders the oldest are sent whole before the next. */
    static Uni<DueShards> of(Mutiny.Session session, long turn, List<String> campaigns) {
        Map<String, Integer> granted = new LinkedHashMap<>();
        campaigns.forEach(campaign -> granted.merge(campaign, 1, Integer::sum));
        return session.createNativeQuery("""
                        SELECT o.id, o.campaign, o.project, o.stimulus_set, o.request, o.next_shard, o.shards, (
                            SELECT string_agg(s.shard::text, ',') FROM gateway.order_shard s
                            WHERE s.order_id = o.id AND s.shard >= o.next_shard), o.trace
                        FROM (
                            SELECT *, sum(shards - next_shard) OVER (PARTITION BY campaign ORDER BY seq)
                                - (shards - next_shard) AS before
                            FROM gateway.extraction_order
                            WHERE state = 'OPEN' AND next_shard < shards
                            AND campaign = ANY (string_to_array(?1, ','))) o
                        JOIN unnest(string_to_array(?1, ','), string_to_array(?2, ',')::integer[]) AS g (campaign, shards)
                            ON g.campaign = o.campaign
                        WHERE o.before < g.shards ORDER BY o.campaign, o.seq""", Object[].class)
                .setParameter(1, String.join(",", granted.keySet()))
                .setParameter(2, joined(granted.values()))
                .getResultList()
                .map(rows -> new DueShards(turn, campaigns, runs(rows, granted)));
    }

    private static List<Run> runs(List<Object[]> orders, Map<String, Integer> granted) {
        Map<String, Integer> left = new LinkedHashMap<>(granted);
        List<Run> runs = new ArrayList<>();
        for (Object[] order : orders) {
            String campaign = (String) order[1];
            Set<Integer> stored = numbers((String) order[7]);
            int next = (Integer) order[5];
            List<Integer> shards = new ArrayList<>();
            while (next < (Integer) order[6] && (shards.size() < left.get(campaign) || stored.contains(next))) {
                if (!stored.contains(next)) {
                    shards.add(next);
                }
                next++;
            }
            left.merge(campaign, -shards.size(), Integer::sum);
            runs.add(new Run(
                    (String) order[0],
                    campaign,
                    (String) order[2],
                    (String) order[3],
                    (String) order[4],
                    (String) order[8],
                    List.copyOf(shards),
                    next));
        }
        return List.copyOf(runs);
    }

    private static Set<Integer> numbers(String joined) {
        Set<Integer> numbers = new TreeSet<>();
        if (joined != null) {
            for (String number : joined.split(",")) {
                numbers.add(Integer.valueOf(number));
            }
        }
        return numbers;
    }

    static String joined(Iterable<?> values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(String.valueOf(value)));
        return String.join(",", texts);
    }
}
