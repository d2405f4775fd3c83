package org.fusiform.capacity.cluster;

import java.util.Collections;
import java.util.List;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.network.Families;
import org.fusiform.contracts.network.FamilyDescription;
import org.fusiform.contracts.network.LayerDescription;

/**
 * What is asked for: campaigns of equal shape.
 *
 * @param layers [C, H, W] of each layer that is captured
 * @param arrivals seconds at which a campaign is submitted, ascending
 * @param models of each campaign
 * @param stimuli of the set
 * @param discard whether activations go with the last analysis of their model
 */
public record Workload(List<List<Integer>> layers, List<Double> arrivals, int models, int stimuli, boolean discard) {
    public Workload {
        layers = List.copyOf(layers);
        arrivals = List.copyOf(arrivals);
    }

    /** Shapes of what {@code stages} means for a family. */
    public static List<List<Integer>> stages(String family) {
        return shapes(family, false);
    }

    /** Shapes of what {@code all} means for a family. */
    public static List<List<Integer>> all(String family) {
        return shapes(family, true);
    }

    private static List<List<Integer>> shapes(String family, boolean all) {
        FamilyDescription description = Families.named(family).orElseThrow();
        return description.layers().stream()
                .filter(layer -> all ? layer.inAll() : layer.stage() != null)
                .map(LayerDescription::shape)
                .toList();
    }

    public static long units(List<Integer> shape) {
        return (long) shape.get(0) * shape.get(1) * shape.get(2);
    }

    /** Of one stimulus in all layers. */
    public long valuesEach() {
        return layers.stream().mapToLong(Workload::units).sum();
    }

    public int shardsOfModel(int shardStimuli) {
        return Math.ceilDiv(stimuli, shardStimuli);
    }

    /** Objects that a shard writes. */
    public long chunksOfShard(int shardStimuli) {
        return layers.stream()
                .mapToLong(shape -> ArrayLayout.of(stimuli, shape, shardStimuli).blocks())
                .sum();
    }

    /** Bytes that a shard writes; the last of a model is padded to the full size. */
    public long bytesOfShard(int shardStimuli) {
        return layers.stream()
                .map(shape -> ArrayLayout.of(stimuli, shape, shardStimuli))
                .mapToLong(layout -> 4L * layout.chunkValues() * layout.blocks())
                .sum();
    }

    public Workload withLayers(List<List<Integer>> others) {
        return new Workload(others, arrivals, models, stimuli, discard);
    }

    /** The same models in several campaigns, all submitted at once. */
    public Workload split(int campaigns) {
        return new Workload(
                layers,
                Collections.nCopies(campaigns, arrivals.getFirst()),
                Math.ceilDiv(models, campaigns),
                stimuli,
                discard);
    }
}
