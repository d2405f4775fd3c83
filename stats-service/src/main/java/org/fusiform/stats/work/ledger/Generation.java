package org.fusiform.stats.work.ledger;

import java.util.Comparator;
import org.fusiform.contracts.message.AnalysisPlan.PlannedLayer;
import org.fusiform.contracts.message.LayerChunks;

/** One life of an extraction, from when it is claimed until it is discarded; what is said of another does not count. */
record Generation(String id, long generation) implements Comparable<Generation> {
    private static final Comparator<Generation> ORDER =
            Comparator.comparing(Generation::id).thenComparingLong(Generation::generation);

    static Generation of(PlannedLayer layer) {
        return new Generation(layer.extraction(), layer.generation());
    }

    static Generation of(LayerChunks chunks) {
        return new Generation(chunks.extraction(), chunks.generation());
    }

    @Override
    public int compareTo(Generation other) {
        return ORDER.compare(this, other);
    }
}
