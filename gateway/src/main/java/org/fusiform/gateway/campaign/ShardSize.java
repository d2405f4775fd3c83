package org.fusiform.gateway.campaign;

import java.util.Collection;
import org.fusiform.contracts.network.LayerDescription;

/**
 * How large a work item may be.
 *
 * @param mostStimuli at least 1
 * @param mostBytes of the float32 activations of all layers, unless those of one stimulus are more
 */
record ShardSize(int mostStimuli, long mostBytes) {

    /** The stimuli of each work item; all have about the same number, so that the chunks of the last are not mostly padding. */
    int stimuli(int all, Collection<LayerDescription> layers) {
        long bytesEach = layers.stream()
                .mapToLong(layer ->
                        layer.shape().stream().mapToLong(Integer::longValue).reduce(Float.BYTES, Math::multiplyExact))
                .reduce(0, Math::addExact);
        int most = Math.clamp(mostBytes / Math.max(bytesEach, 1), 1, mostStimuli);
        return Math.ceilDiv(all, Math.ceilDiv(all, most));
    }
}
