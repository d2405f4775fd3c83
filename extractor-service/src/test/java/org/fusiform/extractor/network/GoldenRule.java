package org.fusiform.extractor.network;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.fusiform.extractor.weights.NamedTensors;
import org.fusiform.extractor.weights.ParameterShape;

/** The rule behind the golden files: every value follows from its tensor's name and its place, in float64. */
final class GoldenRule implements NamedTensors {
    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    @Override
    public float[] values(ParameterShape parameter) {
        return values(parameter.name(), parameter.shape());
    }

    static float[] values(String name, int... shape) {
        float[] values = new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        String leaf = name.substring(name.lastIndexOf('.') + 1);
        double fanIn = (double) values.length / shape[0];
        long hash = hash(name);
        for (int i = 0; i < values.length; i++) {
            double u = uniform(hash + i * GAMMA);
            values[i] = (float)
                    (name.equals("input")
                            ? 2 * u - 1
                            : switch (leaf) {
                                case "running_var" -> 0.5 + u;
                                case "weight" -> shape.length == 1 ? 0.5 + 0.5 * u : (2 * u - 1) * Math.sqrt(3 / fanIn);
                                default -> (2 * u - 1) * 0.1;
                            });
        }
        return values;
    }

    /** FNV-1a. */
    private static long hash(String name) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }

    /** The finaliser of SplitMix64. */
    private static double uniform(long state) {
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        z ^= z >>> 31;
        return (z >>> 11) * 0x1.0p-53;
    }
}
