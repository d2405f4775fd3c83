package org.fusiform.stats.rsa;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.fusiform.stats.activation.ActivationBlock;
import org.fusiform.stats.activation.PatternBlock;
import org.fusiform.stats.activation.WorkingMemory;

/** Patterns [stimulus][unit] for tests, and their RDMs by the product's code. */
final class Patterns {
    private static final Path SCRATCH = Path.of(System.getProperty("java.io.tmpdir"));

    private Patterns() {}

    static float[][] of(JsonNode rows) {
        float[][] patterns = new float[rows.size()][rows.get(0).size()];
        for (int s = 0; s < patterns.length; s++) {
            for (int u = 0; u < patterns[s].length; u++) {
                patterns[s][u] = (float) rows.get(s).get(u).asDouble();
            }
        }
        return patterns;
    }

    static float[][] random(int stimuli, int units, long seed, float offset) {
        Random random = new Random(seed);
        float[][] patterns = new float[stimuli][units];
        for (float[] pattern : patterns) {
            for (int u = 0; u < units; u++) {
                pattern[u] = offset + random.nextFloat();
            }
        }
        return patterns;
    }

    /** @param population of the units, or null for all; units come in blocks of {@code blockUnits} */
    static Rdm rdm(float[][] patterns, int blockUnits, BitSet population, Dissimilarity dissimilarity) {
        int units = patterns[0].length;
        PatternProducts products = dissimilarity.products(patterns.length);
        try (PatternBlock block = new PatternBlock(patterns.length, blockUnits, WorkingMemory.in(SCRATCH))) {
            for (int first = 0; first < units; first += blockUnits) {
                int count = Math.min(blockUnits, units - first);
                block.begin(first, count);
                for (int s = 0; s < patterns.length; s++) {
                    float[] row = Arrays.copyOfRange(patterns[s], first, first + count);
                    block.put(new ActivationBlock(FloatBuffer.wrap(row), count), s, 1);
                }
                if (population == null) {
                    products.add(block);
                } else {
                    products.add(block, population);
                }
            }
        }
        return products.toRdm();
    }
}
