package org.fusiform.storage.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.message.ChunkRef;
import org.fusiform.storage.CorruptObject;
import org.fusiform.storage.MemoryStore;
import org.junit.jupiter.api.Test;

class ZarrArrayTest {
    /** 5 stimuli of [3, 1, 2] in shards of 4 and blocks of 2 channels: both edges are padded. */
    private static final ArrayLayout LAYOUT = new ArrayLayout(5, List.of(3, 1, 2), 4, 2);

    private final MemoryStore store = new MemoryStore();
    private final ZarrArray array = new ZarrArray(store, "default", "e1", LAYOUT);

    @Test
    void metadataIsPinned() {
        // When
        array.writeMetadata();

        // Then
        assertThat(new String(store.bytes("default/activations/e1/zarr.json"), StandardCharsets.UTF_8))
                .isEqualTo("""
                        {
                          "zarr_format": 3,
                          "node_type": "array",
                          "shape": [5, 3, 1, 2],
                          "data_type": "float32",
                          "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": [4, 2, 1, 2]}},
                          "chunk_key_encoding": {"name": "default", "configuration": {"separator": "/"}},
                          "fill_value": "NaN",
                          "codecs": [{"name": "bytes", "configuration": {"endian": "little"}}, {"name": "crc32c"}],
                          "dimension_names": ["stimulus", "channel", "y", "x"],
                          "attributes": {}
                        }
                        """);
    }

    @Test
    void chunkIsValuesThenTheirChecksum() {
        // Given
        ByteBuffer values = array.newChunk();
        values.putFloat(0, 1.5f).putFloat(60, -2f);

        // When
        ChunkRef ref = array.writeChunk(1, 0, values);

        // Then
        byte[] stored = store.bytes("default/activations/e1/c/1/0/0/0");
        CRC32C sum = new CRC32C();
        sum.update(stored, 0, 64);
        assertThat(stored).hasSize(64 + 4).startsWith(0, 0, 0xc0, 0x3f);
        assertThat(ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN).getInt(64))
                .isEqualTo((int) sum.getValue());
        assertThat(ref).isEqualTo(new ChunkRef("default/activations/e1/c/1/0/0/0", 68, sum.getValue()));
        assertThat(values.limit()).isEqualTo(64);
    }

    @Test
    void anyBufferOfTheRightSizeIsStoredAlike() {
        // Given
        ByteBuffer direct = ByteBuffer.allocateDirect(70).order(ByteOrder.LITTLE_ENDIAN);
        direct.putFloat(3, 1.5f).position(3).limit(67);
        ByteBuffer own = array.newChunk().putFloat(0, 1.5f);

        // When
        ChunkRef copied = array.writeChunk(0, 0, direct);
        ChunkRef straight = array.writeChunk(0, 1, own);

        // Then
        assertThat(copied.crc32c()).isEqualTo(straight.crc32c());
        assertThat(store.bytes(copied.key())).isEqualTo(store.bytes(straight.key()));
        assertThat(direct.position()).isEqualTo(3);
    }

    /** LAYOUT: 5 stimuli of 3 maps of 2 units in shards of 4 and blocks of 2, so that the last of both is padded. */
    @Test
    void aBlockOfAShardIsTheChunkOfItsValues() {
        for (int shard = 0; shard < LAYOUT.shards(); shard++) {
            int values = LAYOUT.stimuliIn(shard) * 6;
            ByteBuffer captured = ByteBuffer.allocateDirect(8 + 4 * values)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .position(8);
            for (int i = 0; i < values; i++) {
                captured.putFloat(8 + 4 * i, i + 1);
            }
            for (int block = 0; block < LAYOUT.blocks(); block++) {
                ByteBuffer chunk = array.newChunk();
                for (int stimulus = 0; stimulus < LAYOUT.stimuliIn(shard); stimulus++) {
                    for (int unit = 0; unit < LAYOUT.channelsIn(block) * 2; unit++) {
                        chunk.putFloat(4 * (stimulus * 4 + unit), stimulus * 6 + block * 4 + unit + 1);
                    }
                }

                ChunkRef ref = array.writeBlock(shard, block, captured);
                byte[] stored = store.bytes(ref.key());

                assertThat(ref).isEqualTo(array.writeChunk(shard, block, chunk));
                assertThat(stored).isEqualTo(store.bytes(ref.key()));
                assertThat(captured.position()).isEqualTo(8);
            }
        }
    }

    @Test
    void readsWhatWasWritten() {
        // Given
        ByteBuffer values = array.newChunk();
        FloatBuffer floats = values.asFloatBuffer();
        for (int i = 0; i < LAYOUT.chunkValues(); i++) {
            floats.put(i, i / 3f);
        }

        // When
        ChunkRef ref = array.writeChunk(0, 1, values);
        FloatBuffer read = array.readChunk(0, 1, ref);

        // Then
        assertThat(read).isEqualTo(floats).isEqualTo(array.readChunk(0, 1));
    }

    @Test
    void everyDamageNamesTheChunk() {
        // Given
        ChunkRef ref = array.writeChunk(0, 0, array.newChunk());
        byte[] good = store.bytes(ref.key()).clone();

        // When one bit flips; the end is lost; another whole chunk lies there; the message names another key
        byte[] flipped = good.clone();
        flipped[17] ^= 4;
        store.put(ref.key(), ByteBuffer.wrap(flipped), "x");
        assertThatThrownBy(() -> array.readChunk(0, 0))
                .isInstanceOf(CorruptObject.class)
                .hasMessageContaining(ref.key());
        store.put(ref.key(), ByteBuffer.wrap(good, 0, 60), "x");
        assertThatThrownBy(() -> array.readChunk(0, 0))
                .isInstanceOf(CorruptObject.class)
                .hasMessageContaining("60 bytes");
        array.writeChunk(0, 0, array.newChunk().putFloat(8, 3f));
        assertThatThrownBy(() -> array.readChunk(0, 0, ref)).isInstanceOf(CorruptObject.class);
        assertThatThrownBy(() -> array.readChunk(1, 0, ref))
                .isInstanceOf(CorruptObject.class)
                .hasMessageContaining(ref.key());

        // Then what the array itself says is still readable
        assertThat(array.readChunk(0, 0).get(2)).isEqualTo(3f);
    }

    @Test
    void refusesWrongSizesAndChunksThatDoNotExist() {
        assertThatThrownBy(() -> array.writeChunk(0, 0, ByteBuffer.allocate(60)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("64 bytes, padding included, not 60");
        assertThatThrownBy(() -> array.writeBlock(1, 0, ByteBuffer.allocate(28)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 24 bytes, not 28");
        assertThatThrownBy(() -> array.readChunk(2, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> array.readChunk(0, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
