package org.fusiform.contracts.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.array.StorageForm;
import org.fusiform.contracts.network.Compute;
import org.fusiform.contracts.network.Network;
import org.fusiform.contracts.stimulus.StimulusRef;

/**
 * One shard: a contiguous range of stimuli through one network in one pass, all its layers captured.
 *
 * @param order the claim this shard was issued under; cancelling names orders, a renewed claim is a new order
 * @param shard index along the set: its first stimulus is {@code shard · shardStimuli}
 * @param shardStimuli stimuli per full shard; the last may hold fewer
 * @param totalStimuli stimuli of the whole set
 * @param storage of the activations; absent for the default form
 */
public record ExtractionRequest(
        String project,
        String campaign,
        String order,
        int shard,
        int shardStimuli,
        int totalStimuli,
        Network network,
        Compute compute,
        List<StimulusRef> stimuli,
        List<LayerTap> layers,
        StorageForm storage) {
    public ExtractionRequest {
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(compute, "compute");
        stimuli = List.copyOf(stimuli);
        layers = List.copyOf(layers);
        storage = storage == null ? StorageForm.DEFAULT : storage;
    }

    /** Of the activations of one of its layers. */
    public ArrayLayout layout(LayerTap tap) {
        return ArrayLayout.of(totalStimuli, tap.shape(), shardStimuli, storage);
    }

    /** The message key. */
    @JsonIgnore
    public String shardId() {
        return order + "/" + shard;
    }
}
