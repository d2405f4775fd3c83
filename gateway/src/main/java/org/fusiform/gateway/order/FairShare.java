package org.fusiform.gateway.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Whose shards go next: of the campaigns whose window has room, each time one of that with the fewest in flight. */
final class FairShare {
    private FairShare() {}

    /**
     * A campaign whose orders are open.
     *
     * @param inFlight shards that are sent and not answered
     * @param unsent shards that are still to be sent
     * @param lastServed when it was served, in whatever unit grows; among equals the one that waited longest is first
     */
    record Share(String campaign, long inFlight, long unsent, long lastServed) {
        private static final Comparator<Share> NEXT = Comparator.comparingLong(Share::inFlight)
                .thenComparingLong(Share::lastServed)
                .thenComparing(Share::campaign);

        private Share served() {
            return new Share(campaign, inFlight + 1, unsent - 1, lastServed);
        }
    }

    /** The campaigns in the order in which one shard of each goes, up to {@code room} shards in all. */
    static List<String> turns(Collection<Share> shares, int campaignWindow, long room) {
        PriorityQueue<Share> waiting = new PriorityQueue<>(Share.NEXT);
        shares.stream()
                .filter(share -> share.unsent() > 0 && share.inFlight() < campaignWindow)
                .forEach(waiting::add);
        List<String> turns = new ArrayList<>();
        while (turns.size() < room && !waiting.isEmpty()) {
            Share next = waiting.remove().served();
            turns.add(next.campaign());
            if (next.unsent() > 0 && next.inFlight() < campaignWindow) {
                waiting.add(next);
            }
        }
        return turns;
    }
}
