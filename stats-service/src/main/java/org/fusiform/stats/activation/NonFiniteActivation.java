package org.fusiform.stats.activation;

/** A NaN or infinite activation: nothing computed from it would mean anything, so the layer's analysis stops. */
public final class NonFiniteActivation extends RuntimeException {
    private final int stimulus;
    private final int unit;

    public NonFiniteActivation(String layer, int stimulus, int unit, float value) {
        super(layer + ": the activation of unit " + unit + " for stimulus " + stimulus + " is " + value
                + "; check that stimulus and the model's weights (an overflow in half precision gives Infinity)");
        this.stimulus = stimulus;
        this.unit = unit;
    }

    /** Index of the stimulus in the manifest. */
    public int stimulus() {
        return stimulus;
    }

    public int unit() {
        return unit;
    }
}
