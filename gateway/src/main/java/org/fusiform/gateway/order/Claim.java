package org.fusiform.gateway.order;

import java.util.Optional;

/**
 * Who computes an activation array.
 *
 * @param order empty where it is stored
 * @param generation which of its lives it is; what is said of another is of no use
 */
public record Claim(Optional<String> order, long generation) {
    public boolean isUnder(String other) {
        return order.isPresent() && order.get().equals(other);
    }
}
