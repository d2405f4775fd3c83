package org.fusiform.stats.work.item;

import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.fusiform.stats.rsa.Rdm;

/** The RDMs of one population, one per layer, read when they are asked for; only some are kept on the heap. */
final class StoredRdms extends AbstractList<Rdm> {
    /** Two are compared at a time. */
    private static final int LEAST_KEPT = 2;

    private final int layers;
    private final IntFunction<Rdm> read;
    private final Map<Integer, Rdm> kept;

    /** @param read the RDM of a layer, or null where the population has none in it */
    StoredRdms(int layers, int stimuli, long heapBytes, IntFunction<Rdm> read) {
        this.layers = layers;
        this.read = read;
        long most = Math.max(LEAST_KEPT, heapBytes / Math.max(1, RdmNpy.bytes(stimuli)));
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, Rdm> eldest) {
                return size() > most;
            }
        };
    }

    @Override
    public Rdm get(int layer) {
        Rdm rdm = kept.get(layer);
        if (rdm == null) {
            rdm = read.apply(layer);
            kept.put(layer, rdm);
        }
        return rdm;
    }

    @Override
    public int size() {
        return layers;
    }
}
