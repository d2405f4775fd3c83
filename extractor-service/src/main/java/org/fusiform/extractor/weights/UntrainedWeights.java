package org.fusiform.extractor.weights;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.fusiform.contracts.Sha256;

/**
 * An untrained network: each parameter drawn from a stream of its own, seeded by the campaign's seed and its name, so that
 * neither the order of parameters nor the machine matters. Families that share a parameter share its values under one
 * seed: their controls are paired.
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
            case Initialisation.Constant(float value) -> Arrays.fill(values, value);
            case Initialisation.Normal(double deviation) -> fill(values, () -> draws.normal() * deviation);
            case Initialisation.Uniform(double bound) -> fill(values, () -> draws.symmetric() * bound);
        }
        return values;
    }

    private long streamSeed(String name) {
        byte[] text = ("fusiform-untrained " + seed + " " + name).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(Sha256.digest().digest(text)).getLong();
    }

    private static void fill(float[] values, DoubleSupplier draw) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) draw.getAsDouble();
        }
    }
}
