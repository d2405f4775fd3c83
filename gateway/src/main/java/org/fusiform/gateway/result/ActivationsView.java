package org.fusiform.gateway.result;

import java.util.List;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.array.Codec;
import org.fusiform.contracts.array.DataType;
import org.fusiform.contracts.message.AnalysisPlan;

/**
 * Where a layer's activations are: a Zarr v3 array [stimulus, channel, y, x] below {@code key} in {@code bucket}.
 *
 * @param dataType to which they were rounded when they were stored
 * @param codec by which they are compressed
 * @param manifest key of the manifest, whose order the stimuli have
 */
public record ActivationsView(
        String extraction,
        String endpoint,
        String bucket,
        String key,
        String manifest,
        DataType dataType,
        Codec codec,
        List<Integer> shape,
        List<Integer> chunkShape) {

    static ActivationsView of(RunLayers.Found found, String endpoint, String bucket) {
        AnalysisPlan plan = found.plan();
        ArrayLayout layout = plan.layout(found.layer());
        List<Integer> map = layout.shape().subList(1, 3);
        return new ActivationsView(
                found.layer().extraction(),
                endpoint,
                bucket,
                ObjectKeys.activations(plan.project(), found.layer().extraction()),
                ObjectKeys.manifest(plan.project(), plan.stimulusSet()),
                plan.storage().dtype(),
                plan.storage().codec(),
                List.of(layout.stimuli(), layout.channels(), map.get(0), map.get(1)),
                List.of(layout.shardStimuli(), layout.blockChannels(), map.get(0), map.get(1)));
    }
}
