package org.fusiform.gateway.retention;

/** What left the store of an extraction. */
public record Discarded(Amount activations, Amount analyses) {
    static final Discarded NOTHING = new Discarded(Amount.NOTHING, Amount.NOTHING);

    Discarded plus(Discarded other) {
        return new Discarded(activations.plus(other.activations), analyses.plus(other.analyses));
    }
}
