package org.fusiform.stats.work;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.campaign.Contrasts;
import org.fusiform.contracts.campaign.Correction;
import org.fusiform.contracts.campaign.Criterion;
import org.fusiform.storage.ObjectStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Stored activations with a planted preference, and whoever talks with the service about them. */
abstract class PlantedPreferences {
    static final List<String> CONDITIONS = Stream.of("body", "face", "scene")
            .flatMap(c -> Collections.nCopies(8, c).stream())
            .toList();
    static final AnalysisParameters RATIO = new AnalysisParameters(
            Criterion.RATIO_2X,
            null,
            null,
            Contrasts.EVERY_OTHER,
            List.of("face", "scene"),
            4,
            true,
            2.0,
            null,
            null,
            null);
    static final AnalysisParameters WELCH = new AnalysisParameters(
            Criterion.PAIRWISE_WELCH,
            0.05,
            Correction.BH,
            Contrasts.EVERY_OTHER,
            List.of("face"),
            0,
            false,
            null,
            null,
            null,
            null);

    @Inject
    ObjectStore store;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    Conversation conversation;

    @BeforeEach
    void listen() {
        conversation = new Conversation(servers);
    }

    @AfterEach
    void close() {
        conversation.close();
    }

    Experiment experiment(long seed) {
        return experiment(seed, 4);
    }

    /** Layers [6, 3, 3] and [5, 1, 1], stages 0 and 1, whose channel c prefers condition c mod 3; 5 stimuli a shard. */
    Experiment experiment(long seed, float preference) {
        List<List<Integer>> shapes = List.of(List.of(6, 3, 3), List.of(5, 1, 1));
        Random random = new Random(seed);
        List<float[][]> activations = new ArrayList<>();
        for (List<Integer> shape : shapes) {
            int map = shape.get(1) * shape.get(2);
            float[][] values = new float[CONDITIONS.size()][shape.get(0) * map];
            for (int s = 0; s < values.length; s++) {
                for (int u = 0; u < values[s].length; u++) {
                    values[s][u] = (u / map % 3 == s / 8 ? preference : 0.8f) + (float) random.nextGaussian();
                }
            }
            activations.add(values);
        }
        return Experiment.of(store, CONDITIONS, 5, shapes, activations);
    }
}
