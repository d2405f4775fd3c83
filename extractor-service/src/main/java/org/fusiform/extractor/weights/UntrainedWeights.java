package org.fusiform.extractor.weights;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.fusiform.contracts.Sha256;

/**
 * An untrained network: each parameter drawn from a stream of its own, seeded by the campaign's seed and its name, so that
 * neither the order of parameters nor the machine matters.
 */
public final class UntrainedWeights implements NamedTensors {
    private final long seed;

    public UntrainedWeights(long seed) {
        this.seed = seed;
    }

    @Override
    public float[] values(ParameterShape parameter) {
        float[] values = new float[parameter.size()];
        Draws draws = new Draws(streamSeed(parameter.name()));
        switch (parameter.initialisation()) {
            case HE_NORMAL_FAN_OUT -> fill(values, scaled(draws::normal, Math.sqrt(2.0 / parameter.fanOut())));
            case UNIFORM_FAN_IN -> fill(values, scaled(draws::symmetric, 1 / Math.sqrt(parameter.fanIn())));
            case UNIFORM_2048 -> fill(values, scaled(draws::symmetric, 1 / Math.sqrt(2048)));
            case ZEROS -> Arrays.fill(values, 0);
            case ONES -> Arrays.fill(values, 1);
        }
        return values;
    }

    private long streamSeed(String name) {
        byte[] text = ("fusiform-untrained " + seed + " " + name).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(Sha256.digest().digest(text)).getLong();
    }

    private static DoubleSupplier scaled(DoubleSupplier draw, double scale) {
        return () -> draw.getAsDouble() * scale;
    }

    private static void fill(float[] values, DoubleSupplier draw) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) draw.getAsDouble();
        }
    }
}
