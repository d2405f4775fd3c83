package org.fusiform.capacity.scaling;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The wish for replicas as Kubernetes' HorizontalPodAutoscaler forms it from an external metric of type AverageValue:
 * tolerance, stabilisation of what goes down, and policies over what was changed within their periods.
 */
public final class Autoscaler {
    /** Seconds between two decisions: the default of kube-controller-manager's horizontal-pod-autoscaler-sync-period. */
    public static final int SYNC_SECONDS = 15;

    /** The default of its horizontal-pod-autoscaler-tolerance. */
    private static final double TOLERANCE = 0.1;

    /** Of a policy, by Kubernetes' own validation. */
    private static final int LONGEST_PERIOD_SECONDS = 1800;

    private final ScalerSettings settings;
    private final Deque<Wish> wishes = new ArrayDeque<>();
    private final Deque<Change> changes = new ArrayDeque<>();

    private record Wish(double at, int replicas) {}

    /** @param by replicas more, or fewer where negative */
    private record Change(double at, int by) {}

    public Autoscaler(ScalerSettings settings) {
        this.settings = settings;
    }

    /**
     * Replicas from now on.
     *
     * @param now seconds
     * @param current replicas, at least one: from and to none is KEDA's own part
     * @param lag messages that are not answered, in progress included
     */
    public int decide(double now, int current, long lag) {
        int wished = stabilised(now, current, Math.clamp(wish(current, lag), least(), settings.maxReplicas()));
        int decided = wished > current ? Math.min(wished, most(now, current)) : Math.max(wished, fewest(now, current));
        if (decided != current) {
            changes.addLast(new Change(now, decided - current));
            changes.removeIf(change -> change.at() < now - LONGEST_PERIOD_SECONDS);
        }
        return decided;
    }

    /** All past is forgotten, as it is where there was no replica for a while. */
    public void reset() {
        wishes.clear();
        changes.clear();
    }

    private int least() {
        return Math.max(1, settings.minReplicas());
    }

    private int wish(int current, long lag) {
        double ratio = (double) lag / ((double) settings.lagThreshold() * current);
        return Math.abs(ratio - 1) <= TOLERANCE
                ? current
                : Math.toIntExact(Math.ceilDiv(lag, (long) settings.lagThreshold()));
    }

    private int stabilised(double now, int current, int wished) {
        wishes.addLast(new Wish(now, wished));
        int longest =
                Math.max(settings.up().stabilizationSeconds(), settings.down().stabilizationSeconds());
        while (wishes.getFirst().at() < now - longest) {
            wishes.removeFirst();
        }
        int up = wished;
        int down = wished;
        for (Wish wish : wishes) {
            if (wish.at() >= now - settings.up().stabilizationSeconds()) {
                up = Math.min(up, wish.replicas());
            }
            if (wish.at() >= now - settings.down().stabilizationSeconds()) {
                down = Math.max(down, wish.replicas());
            }
        }
        return Math.clamp(current, up, down);
    }

    private int most(double now, int current) {
        List<Policy> policies = settings.up().policies();
        return policies.isEmpty()
                ? Integer.MAX_VALUE
                : policies.stream()
                        .mapToInt(policy -> policy.most(current - within(policy, now, by -> by > 0)))
                        .max()
                        .getAsInt();
    }

    private int fewest(double now, int current) {
        List<Policy> policies = settings.down().policies();
        return policies.isEmpty()
                ? 0
                : policies.stream()
                        .mapToInt(policy -> policy.least(current - within(policy, now, by -> by < 0)))
                        .min()
                        .getAsInt();
    }

    private int within(Policy policy, double now, IntPredicate direction) {
        return changes.stream()
                .filter(change -> change.at() > now - policy.periodSeconds() && direction.test(change.by()))
                .mapToInt(Change::by)
                .sum();
    }
}
