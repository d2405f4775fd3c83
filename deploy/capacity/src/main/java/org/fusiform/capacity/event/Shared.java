package org.fusiform.capacity.event;

import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Something that all users have at the same time, such as a link or the cores of a machine: each gets an equal share of the
 * capacity, but no more than its own cap, and what the capped ones leave goes to the others (max-min fairness). With one cap
 * and Poisson arrivals it is the M/M/c queue with processor sharing.
 */
public final class Shared {

    private final Agenda agenda;
    private final double capacity;
    private final Map<Double, Users> byCap = new TreeMap<>();
    private int all;
    private double settled;
    private double given;
    private long plan;

    /** Those with one cap get the same at any moment, so that one count of what each has got serves them all. */
    private static final class Users {
        private final double cap;
        private final PriorityQueue<User> waiting = new PriorityQueue<>();
        private double each;
        private double rate;

        private Users(double cap) {
            this.cap = cap;
        }
    }

    private record User(double until, long number, Runnable done) implements Comparable<User> {
        @Override
        public int compareTo(User other) {
            int order = Double.compare(until, other.until);
            return order != 0 ? order : Long.compare(number, other.number);
        }
    }

    /** @param capacity units a second */
    public Shared(Agenda agenda, double capacity) {
        this.agenda = agenda;
        this.capacity = capacity;
    }

    /**
     * Takes an amount, as fast as it is given.
     *
     * @param cap the most units a second
     */
    public void use(double amount, double cap, Runnable done) {
        if (amount <= 0) {
            agenda.in(0, done);
            return;
        }
        settle();
        Users users = byCap.computeIfAbsent(cap, Users::new);
        users.waiting.add(new User(users.each + amount, plan, done));
        all++;
        schedule();
    }

    /** Units that were given so far. */
    public double given() {
        settle();
        return given;
    }

    private void settle() {
        double passed = agenda.now() - settled;
        settled = agenda.now();
        for (Users users : byCap.values()) {
            users.each += passed * users.rate;
            given += passed * users.rate * users.waiting.size();
        }
    }

    private void schedule() {
        double left = capacity;
        int behind = all;
        double soonest = Double.POSITIVE_INFINITY;
        Users next = null;
        for (Users users : byCap.values()) {
            int count = users.waiting.size();
            if (count == 0) {
                users.rate = 0;
                continue;
            }
            users.rate = Math.min(users.cap, left / behind);
            left -= users.rate * count;
            behind -= count;
            double time = (users.waiting.peek().until() - users.each) / users.rate;
            if (time < soonest) {
                soonest = time;
                next = users;
            }
        }
        long current = ++plan;
        if (next != null) {
            Users ending = next;
            agenda.in(Math.max(0, soonest), () -> {
                if (plan == current) {
                    end(ending);
                }
            });
        }
    }

    private void end(Users users) {
        settle();
        User first = users.waiting.remove();
        // Sums round: without this, one that is due could stay for ever.
        users.each = Math.max(users.each, first.until());
        all--;
        schedule();
        first.done().run();
    }
}
