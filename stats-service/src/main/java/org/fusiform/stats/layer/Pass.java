package org.fusiform.stats.layer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.fusiform.stats.activation.ActivationBlock;
import org.fusiform.stats.activation.ActivationSource;
import org.fusiform.stats.activation.PatternBlock;
import org.fusiform.stats.moments.CellMoments;
import org.fusiform.stats.rsa.CoMoments;
import org.fusiform.stats.rsa.Rdm;

/** Passes over a layer's activations: channel block by channel block and, within one, shard by shard in manifest order. */
final class Pass {
    /** Heap for the co-moments of populations that are accumulated side by side; more of them take another pass. */
    private static final long POPULATION_BYTES = 256L << 20;

    private final LayerSpec layer;
    private final ActivationSource source;

    Pass(LayerSpec layer, ActivationSource source) {
        this.layer = layer;
        this.source = source;
    }

    /** Fills the moments; returns the RDM of all units if it is wanted and defined, else null. */
    Rdm first(CellMoments moments, boolean rdm) throws IOException {
        if (!rdm) {
            for (int block = 0, unit = 0; block < source.channelBlocks(); unit += unitsIn(block++)) {
                int firstUnit = unit;
                int units = unitsIn(block);
                forEachShard(block, (values, first, count) -> moments.add(values, first, count, firstUnit, units));
            }
            return null;
        }
        CoMoments all = new CoMoments(layer.design().stimuli());
        try (PatternBlock patterns = patternBlock()) {
            for (int block = 0, unit = 0; block < source.channelBlocks(); unit += unitsIn(block++)) {
                int firstUnit = unit;
                int units = unitsIn(block);
                patterns.begin(firstUnit, units);
                forEachShard(block, (values, first, count) -> {
                    moments.add(values, first, count, firstUnit, units);
                    patterns.put(values, first, count);
                });
                all.add(patterns);
            }
        }
        return all.toRdm();
    }

    /** The RDM over each population of units; null where it has fewer than 3. */
    List<Rdm> populations(List<BitSet> populations) throws IOException {
        int stimuli = layer.design().stimuli();
        int sideBySide = Math.clamp(POPULATION_BYTES / CoMoments.bytes(stimuli), 1, Integer.MAX_VALUE);
        Rdm[] rdms = new Rdm[populations.size()];
        List<Integer> enough = new ArrayList<>();
        for (int p = 0; p < rdms.length; p++) {
            if (populations.get(p).cardinality() >= Rdm.LEAST_UNITS) {
                enough.add(p);
            }
        }
        for (int from = 0; from < enough.size(); from += sideBySide) {
            List<Integer> together = enough.subList(from, Math.min(enough.size(), from + sideBySide));
            List<CoMoments> accumulated =
                    accumulate(together.stream().map(populations::get).toList());
            for (int i = 0; i < together.size(); i++) {
                rdms[together.get(i)] = accumulated.get(i).toRdm();
            }
        }
        return Arrays.asList(rdms);
    }

    private List<CoMoments> accumulate(List<BitSet> populations) throws IOException {
        List<CoMoments> accumulated = new ArrayList<>();
        populations.forEach(
                population -> accumulated.add(new CoMoments(layer.design().stimuli())));
        try (PatternBlock patterns = patternBlock()) {
            for (int block = 0, unit = 0; block < source.channelBlocks(); unit += unitsIn(block++)) {
                int firstUnit = unit;
                int end = unit + unitsIn(block);
                if (populations.stream().noneMatch(population -> anyWithin(population, firstUnit, end))) {
                    continue;
                }
                patterns.begin(unit, unitsIn(block));
                forEachShard(block, patterns::put);
                for (int p = 0; p < populations.size(); p++) {
                    accumulated.get(p).add(patterns, populations.get(p));
                }
            }
        }
        return accumulated;
    }

    private static boolean anyWithin(BitSet population, int unit, int end) {
        int next = population.nextSetBit(unit);
        return next >= 0 && next < end;
    }

    private PatternBlock patternBlock() {
        int largest = 0;
        for (int block = 0; block < source.channelBlocks(); block++) {
            largest = Math.max(largest, unitsIn(block));
        }
        return new PatternBlock(layer.design().stimuli(), largest, layer.scratchDirectory());
    }

    private int unitsIn(int block) {
        return source.channelsIn(block) * layer.shape().mapUnits();
    }

    private void forEachShard(int block, ShardVisitor visitor) throws IOException {
        int first = 0;
        for (int shard = 0; shard < source.shards(); shard++) {
            int count = source.stimuliIn(shard);
            visitor.visit(source.readChecked(shard, block, layer.shape()), first, count);
            first += count;
        }
    }

    @FunctionalInterface
    private interface ShardVisitor {
        void visit(ActivationBlock values, int firstStimulus, int stimuli);
    }
}
