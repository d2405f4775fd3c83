package org.fusiform.capacity.scaling;

/** How much an autoscaler may change within a period. */
public record Policy(Kind kind, int value, int periodSeconds) {
    /** As Kubernetes names them. */
    public enum Kind {
        PERCENT,
        PODS
    }

    int most(int replicas) {
        return switch (kind) {
            // Up, or one replica would never become more.
            case PERCENT -> (int) Math.ceil(replicas * (1 + value / 100.0));
            case PODS -> replicas + value;
        };
    }

    int least(int replicas) {
        return switch (kind) {
            case PERCENT -> (int) (replicas * (1 - value / 100.0));
            case PODS -> replicas - value;
        };
    }
}
