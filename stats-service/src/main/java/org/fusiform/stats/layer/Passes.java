package org.fusiform.stats.layer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.fusiform.stats.activation.ActivationBlock;
import org.fusiform.stats.activation.ActivationSource;
import org.fusiform.stats.activation.PatternBlock;
import org.fusiform.stats.activation.ReadAhead;
import org.fusiform.stats.moments.CellMoments;

/** Passes over a layer's activations: channel block by channel block and, within one, shard by shard in manifest order. */
final class Passes {
    private final LayerSpec layer;
    private final ActivationSource source;
    private final PhaseClock clock;

    Passes(LayerSpec layer, ActivationSource source, PhaseClock clock) {
        this.layer = layer;
        this.source = source;
        this.clock = clock;
    }

    /** What takes all stimuli's activations of some units at a time; units come in the order of the layer. */
    @FunctionalInterface
    interface PatternVisitor {
        void visit(PatternBlock patterns) throws IOException;
    }

    /**
     * One pass. Visitors may see a channel block in several parts, of which each is read anew, where its patterns are larger
     * than the working memory.
     *
     * @param moments that take every activation
     * @param wanted the units that visitors have any use for, null for all; blocks without one are not read
     */
    void run(List<CellMoments> moments, List<? extends PatternVisitor> visitors, BitSet wanted) throws IOException {
        long start = System.nanoTime();
        List<Part> parts = parts(visitors.isEmpty() ? Integer.MAX_VALUE : patternUnits(), wanted);
        List<ReadAhead.Read> reads = new ArrayList<>();
        for (Part part : parts) {
            for (int shard = 0; shard < source.shards(); shard++) {
                reads.add(new ReadAhead.Read(shard, part.block()));
            }
        }
        int largest = parts.stream().mapToInt(Part::units).max().orElse(0);
        try (ReadAhead chunks = new ReadAhead(source, layer.shape(), reads);
                PatternBlock patterns = visitors.isEmpty() || largest == 0 ? null : patternBlock(largest)) {
            for (Part part : parts) {
                read(chunks, part, moments, patterns);
                for (PatternVisitor visitor : visitors) {
                    visitor.visit(patterns);
                }
            }
            clock.spent(Phase.READ, chunks.waited());
            clock.spent(Phase.PASS, System.nanoTime() - start - chunks.waited());
        }
    }

    private void read(ReadAhead chunks, Part part, List<CellMoments> moments, PatternBlock patterns)
            throws IOException {
        if (patterns != null) {
            patterns.begin(part.firstUnit(), part.units());
        }
        int first = 0;
        for (int shard = 0; shard < source.shards(); shard++) {
            ActivationBlock chunk = chunks.next().skip(part.skipped());
            int count = source.stimuliIn(shard);
            for (CellMoments each : moments) {
                each.add(chunk, first, count, part.firstUnit(), part.units());
            }
            if (patterns != null) {
                patterns.put(chunk, first, count);
            }
            first += count;
        }
    }

    private int patternUnits() {
        return PatternBlock.capacity(layer.design().stimuli(), layer.memory().bytes());
    }

    private PatternBlock patternBlock(int units) {
        return new PatternBlock(layer.design().stimuli(), units, layer.memory());
    }

    private List<Part> parts(int mostUnits, BitSet wanted) {
        List<Part> parts = new ArrayList<>();
        int blockUnit = 0;
        for (int block = 0; block < source.channelBlocks(); block++) {
            int blockUnits = source.channelsIn(block) * layer.shape().mapUnits();
            for (int skipped = 0; skipped < blockUnits; skipped += Math.min(mostUnits, blockUnits - skipped)) {
                Part part = new Part(block, skipped, blockUnit + skipped, Math.min(mostUnits, blockUnits - skipped));
                if (wanted == null || part.holdsAnyOf(wanted)) {
                    parts.add(part);
                }
            }
            blockUnit += blockUnits;
        }
        return parts;
    }

    /**
     * Some consecutive units of a channel block.
     *
     * @param skipped units of the block before the first
     * @param firstUnit the first, as a unit of the layer
     */
    private record Part(int block, int skipped, int firstUnit, int units) {
        boolean holdsAnyOf(BitSet wanted) {
            int next = wanted.nextSetBit(firstUnit);
            return next >= 0 && next < firstUnit + units;
        }
    }
}
