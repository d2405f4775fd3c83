package org.fusiform.storage.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.storage.MemoryStore;
import org.fusiform.storage.NoSuchObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZarrNpyTest {
    /** 7 stimuli of [5, 2, 3] in shards of 3 and blocks of 2 channels: both edges are padded. */
    private static final ArrayLayout LAYOUT = new ArrayLayout(7, List.of(5, 2, 3), 3, 2);

    private static final int HEADER = 128;

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore();
    private final ZarrArray array = new ZarrArray(store, "default", "e", LAYOUT);

    /** Every value tells where it is; padding is what none is. */
    private void storeAll() {
        for (int shard = 0; shard < LAYOUT.shards(); shard++) {
            for (int block = 0; block < LAYOUT.blocks(); block++) {
                ByteBuffer chunk = array.newChunk();
                FloatBuffer values = chunk.asFloatBuffer();
                for (int at = 0; at < LAYOUT.chunkValues(); at++) {
                    int stimulus = shard * 3 + at / 12;
                    int channel = block * 2 + at / 6 % 2;
                    values.put(at, stimulus < 7 && channel < 5 ? value(stimulus, channel, at % 6) : -1);
                }
                array.writeChunk(shard, block, chunk);
            }
        }
    }

    private static float value(int stimulus, int channel, int within) {
        return 100 * stimulus + 10 * channel + within;
    }

    private byte[] npy() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ZarrNpy(array).write(out, Files.createTempFile(folder, "", ""));
        return out.toByteArray();
    }

    @Test
    void valuesAreInTheOrderOfStimulusChannelAndPlace() throws Exception {
        // Given
        storeAll();

        // When
        byte[] file = npy();

        // Then
        assertThat(new String(file, 1, HEADER - 1, StandardCharsets.US_ASCII))
                .startsWith("NUMPY")
                .contains("{'descr': '<f4', 'fortran_order': False, 'shape': (7, 5, 2, 3), }")
                .endsWith("\n");
        FloatBuffer values = ByteBuffer.wrap(file, HEADER, file.length - HEADER)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        assertThat(values.remaining()).isEqualTo(7 * 5 * 6);
        for (int at = 0; at < values.capacity(); at++) {
            assertThat(values.get(at)).isEqualTo(value(at / 30, at / 6 % 5, at % 6));
        }
    }

    @Test
    void theSizeIsKnownBeforeAnythingIsRead() throws Exception {
        storeAll();

        assertThat(new ZarrNpy(array).bytes()).isEqualTo(npy().length);
    }

    @Test
    void aMissingChunkIsNoSilence() {
        storeAll();
        store.delete("default/activations/e/c/2/1/0/0");

        assertThatThrownBy(this::npy).isInstanceOf(NoSuchObject.class);
    }
}
