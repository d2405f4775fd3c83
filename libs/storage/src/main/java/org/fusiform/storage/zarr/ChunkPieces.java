package org.fusiform.storage.zarr;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.fusiform.contracts.array.ArrayLayout;

/** A chunk where it lies in the values of its shard, with zeros for what the shard or the block lacks of a whole one. */
final class ChunkPieces {
    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(1 << 16);

    private ChunkPieces() {}

    /** @param values float32 [stimuli of the shard, C, H, W] */
    static List<ByteBuffer> of(ArrayLayout layout, int shard, int block, ByteBuffer values) {
        int mapBytes = layout.mapUnits() * Float.BYTES;
        int stimuli = layout.stimuliIn(shard);
        int stimulusBytes = Math.multiplyExact(layout.channels(), mapBytes);
        if (values.remaining() != Math.multiplyExact(stimuli, stimulusBytes)) {
            throw new IllegalArgumentException("shard " + shard + " of " + layout + " has "
                    + Math.multiplyExact(stimuli, stimulusBytes) + " bytes, not " + values.remaining());
        }
        int blockBytes = layout.blockChannels() * mapBytes;
        int ours = layout.channelsIn(block) * mapBytes;
        List<ByteBuffer> pieces = new ArrayList<>();
        for (int stimulus = 0; stimulus < stimuli; stimulus++) {
            pieces.add(values.slice(values.position() + stimulus * stimulusBytes + block * blockBytes, ours));
            addZeros(pieces, blockBytes - ours);
        }
        addZeros(pieces, (layout.shardStimuli() - stimuli) * blockBytes);
        return pieces;
    }

    private static void addZeros(List<ByteBuffer> pieces, int bytes) {
        for (int rest = bytes; rest > 0; rest -= ZEROS.capacity()) {
            pieces.add(ZEROS.slice(0, Math.min(rest, ZEROS.capacity())));
        }
    }
}
