package org.fusiform.stats.work.item;

import java.util.List;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.message.LayerChunks;
import org.fusiform.stats.activation.ActivationBlock;
import org.fusiform.stats.activation.ActivationSource;
import org.fusiform.storage.CorruptObject;
import org.fusiform.storage.ObjectStore;
import org.fusiform.storage.zarr.ZarrArray;

/** The activations of one extraction, read chunk by chunk and held to the checksums its shards completed with. */
public final class StoredActivations implements ActivationSource {
    private final ZarrArray array;
    private final ArrayLayout layout;
    private final List<LayerChunks> shards;
    private final SpareArrays memory;

    /**
     * @param shards what each shard stored, in order
     * @param memory that chunks are read to
     */
    public StoredActivations(
            ObjectStore store,
            String project,
            String extraction,
            ArrayLayout layout,
            List<LayerChunks> shards,
            SpareArrays memory) {
        this.array = new ZarrArray(store, project, extraction, layout);
        this.layout = layout;
        this.shards = shards;
        this.memory = memory;
        if (shards.size() != layout.shards()
                || shards.stream().anyMatch(shard -> shard.chunks().size() != layout.blocks())) {
            throw new CorruptObject(
                    ObjectKeys.activations(project, extraction),
                    "its completions do not list " + layout.shards() + " shards of " + layout.blocks() + " chunks");
        }
    }

    @Override
    public int shards() {
        return layout.shards();
    }

    @Override
    public int stimuliIn(int shard) {
        return layout.stimuliIn(shard);
    }

    @Override
    public int channelBlocks() {
        return layout.blocks();
    }

    @Override
    public int channelsIn(int block) {
        return layout.channelsIn(block);
    }

    @Override
    public ActivationBlock read(int shard, int block) {
        SpareArrays.Loan loan = memory.loan();
        return new ActivationBlock(
                array.readChunk(shard, block, shards.get(shard).chunks().get(block), loan::array),
                layout.blockChannels() * layout.mapUnits(),
                loan::giveBack);
    }
}
