package org.fusiform.capacity.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * A topic and its one consumer group: an item waits in the partition that its key falls to, for the one member that has this
 * partition. Who joins takes partitions from those that have the most; who leaves, leaves his to those that have the fewest.
 */
public final class Topic<T> {
    private final List<Queue<T>> partitions = new ArrayList<>();
    private final List<Member<T>> members = new ArrayList<>();
    private final List<Member<T>> owners = new ArrayList<>();
    private long unanswered;

    /** A consumer; it asks for items itself, and is told when one came while it had none. */
    public abstract static class Member<T> {
        private final List<Integer> own = new ArrayList<>();
        private int turn;

        abstract void arrived();
    }

    public Topic(int partitions) {
        for (int i = 0; i < partitions; i++) {
            this.partitions.add(new ArrayDeque<>());
            owners.add(null);
        }
    }

    /** @param key any number; equal ones share a partition */
    public void send(T item, int key) {
        int partition = Math.floorMod(key, partitions.size());
        partitions.get(partition).add(item);
        unanswered++;
        Member<T> owner = owners.get(partition);
        if (owner != null) {
            owner.arrived();
        }
    }

    /** The next item of the member's partitions, one partition after the other, or null. */
    T next(Member<T> member) {
        for (int i = 0; i < member.own.size(); i++) {
            int partition = member.own.get(member.turn++ % member.own.size());
            T item = partitions.get(partition).poll();
            if (item != null) {
                return item;
            }
        }
        return null;
    }

    /** An item that {@link #next} gave is done. */
    void answered() {
        unanswered--;
    }

    /** Items that are not done, those in progress included. */
    public long lag() {
        return unanswered;
    }

    public int partitions() {
        return partitions.size();
    }

    void join(Member<T> member) {
        members.add(member);
        int share = partitions.size() / members.size();
        for (int partition = 0; partition < owners.size() && member.own.size() < share; partition++) {
            if (owners.get(partition) == null) {
                give(partition, member);
            }
        }
        while (member.own.size() < share) {
            Member<T> richest = members.getFirst();
            for (Member<T> other : members) {
                richest = other.own.size() > richest.own.size() ? other : richest;
            }
            give(richest.own.removeLast(), member);
        }
        giveAway();
        member.arrived();
    }

    void leave(Member<T> member) {
        members.remove(member);
        member.own.forEach(partition -> owners.set(partition, null));
        member.own.clear();
        giveAway();
    }

    private void giveAway() {
        for (int partition = 0; partition < owners.size() && !members.isEmpty(); partition++) {
            if (owners.get(partition) == null) {
                Member<T> poorest = members.getFirst();
                for (Member<T> other : members) {
                    poorest = other.own.size() < poorest.own.size() ? other : poorest;
                }
                give(partition, poorest);
                poorest.arrived();
            }
        }
    }

    private void give(int partition, Member<T> member) {
        owners.set(partition, member);
        member.own.add(partition);
    }
}
