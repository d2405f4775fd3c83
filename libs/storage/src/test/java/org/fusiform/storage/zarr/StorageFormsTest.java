package org.fusiform.storage.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.util.ZstdVersion;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.array.Codec;
import org.fusiform.contracts.array.DataType;
import org.fusiform.contracts.array.StorageForm;
import org.fusiform.contracts.message.ChunkRef;
import org.fusiform.storage.CorruptObject;
import org.fusiform.storage.MemoryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays in every form but the default, which {@link ZarrArrayTest} knows. */
class StorageFormsTest {
    private static final String KEY = "default/activations/e1/c/0/0/0/0";
    private static final int VALUES = 4 * 2 * 100;
    private static final StorageForm HALVES = new StorageForm(DataType.FLOAT16, Codec.NONE);
    private static final StorageForm FRAMES = new StorageForm(DataType.FLOAT32, Codec.ZSTD);

    private final MemoryStore store = new MemoryStore();

    static Stream<StorageForm> forms() {
        return Stream.of(DataType.values())
                .flatMap(type -> Stream.of(Codec.values()).map(codec -> new StorageForm(type, codec)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatIsReadIsWhatWasRoundedAndIsTheSameBytesEachTime(StorageForm form) {
        // Given
        ZarrArray array = array(form);

        // When
        ChunkRef ref = array.writeChunk(0, 0, chunk(array));
        byte[] stored = store.bytes(KEY);
        ChunkRef again = array.writeChunk(0, 0, chunk(array));

        // Then
        FloatBuffer read = array.readChunk(0, 0, ref);
        assertThat(read.order()).isEqualTo(ByteOrder.nativeOrder());
        assertThat(read.remaining()).isEqualTo(VALUES);
        for (int i = 0; i < VALUES; i++) {
            assertThat(read.get(i)).isEqualTo(rounded(form.dtype(), value(i)));
        }
        assertThat(again).isEqualTo(ref);
        assertThat(store.bytes(KEY)).isEqualTo(stored).hasSize((int) ref.bytes());
        assertThat(ref.crc32c()).isEqualTo(crc(stored));
        assertThat(ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN).getInt(stored.length - 4))
                .isEqualTo((int) ref.crc32c());
    }

    @ParameterizedTest
    @CsvSource({"FLOAT16, 2", "BFLOAT16, 2", "FLOAT32, 4"})
    void aChunkIsItsValuesThenTheirChecksumAndAFrameIsSmaller(DataType type, int bytes) {
        ZarrArray plain = array(new StorageForm(type, Codec.NONE));
        ZarrArray framed = array(new StorageForm(type, Codec.ZSTD));

        assertThat(plain.writeChunk(0, 0, chunk(plain)).bytes()).isEqualTo(VALUES * bytes + 4);
        assertThat(framed.writeChunk(0, 0, chunk(framed)).bytes()).isLessThan(VALUES * bytes);
    }

    @Test
    void halvesAreLittleEndian() {
        ZarrArray array = array(HALVES);

        array.writeChunk(0, 0, array.newChunk().putFloat(0, 1.5f).putFloat(4, -2));

        assertThat(store.bytes(KEY)).startsWith(0x00, 0x3e, 0x00, 0xc0, 0, 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FLOAT16  | NONE | "float16"  | {"name": "bytes", "configuration": {"endian": "little"}}, {"name": "crc32c"}
            BFLOAT16 | ZSTD | "bfloat16" | {"name": "bytes", "configuration": {"endian": "little"}}, {"name": "zstd", "configuration": {"level": 1, "checksum": false}}, {"name": "crc32c"}
            """, quoteCharacter = '`')
    void metadataSayTypeAndCodecs(DataType type, Codec codec, String name, String codecs) {
        // When
        array(new StorageForm(type, codec)).writeMetadata();

        // Then
        assertThat(new String(store.bytes("default/activations/e1/zarr.json"), StandardCharsets.UTF_8))
                .contains("\"data_type\": " + name + ",\n", "\"codecs\": [" + codecs + "],\n");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyDamageNamesTheChunk(StorageForm form) {
        // Given
        ZarrArray array = array(form);
        ChunkRef ref = array.writeChunk(0, 0, chunk(array));
        byte[] good = store.bytes(KEY);

        // When one bit flips; the end is lost; nothing is left; another whole chunk lies there
        byte[] flipped = good.clone();
        flipped[good.length / 2] ^= 4;
        for (byte[] damaged : List.of(flipped, Arrays.copyOf(good, good.length - 3), new byte[4], new byte[0])) {
            store.put(KEY, ByteBuffer.wrap(damaged), "x");
            assertThatThrownBy(() -> array.readChunk(0, 0))
                    .isInstanceOf(CorruptObject.class)
                    .hasMessageContaining(KEY);
        }
        array.writeChunk(0, 0, array.newChunk());
        assertThatThrownBy(() -> array.readChunk(0, 0, ref)).isInstanceOf(CorruptObject.class);
    }

    /** Of a chunk whose checksum is right: frames that hold, or say that they hold, anything but a chunk. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4 * VALUES - 1, 4 * VALUES + 1, 64 << 20})
    void aFrameOfAnotherSizeIsNotRead(int bytes) {
        stored(Zstd.compress(new byte[bytes], 1));

        assertThatThrownBy(() -> array(FRAMES).readChunk(0, 0))
                .isInstanceOf(CorruptObject.class)
                .hasMessageStartingWith(KEY + " is damaged: it ")
                .hasMessageContaining(Integer.toString(4 * VALUES));
    }

    @Test
    void aFrameThatBreaksOffOrIsNoneIsNotRead() {
        byte[] frame = Zstd.compress(new byte[4 * VALUES], 1);
        byte[] claimsMore = frame.clone();
        claimsMore[6] = (byte) 0xff;
        byte[] twice =
                ByteBuffer.allocate(2 * frame.length).put(frame).put(frame).array();

        for (byte[] wrong : List.of(Arrays.copyOf(frame, frame.length - 1), claimsMore, "no frame".getBytes(), twice)) {
            stored(wrong);
            assertThatThrownBy(() -> array(FRAMES).readChunk(0, 0))
                    .isInstanceOf(CorruptObject.class)
                    .hasMessageContaining(KEY);
        }
    }

    /** The content address says which version compressed: another may give other bytes. */
    @Test
    void theVersionOfTheAddressIsTheLibrarys() {
        assertThat(ZstdVersion.VERSION).startsWith(Codec.ZSTD_VERSION + "-");
    }

    private void stored(byte[] content) {
        byte[] bytes = Arrays.copyOf(content, content.length + 4);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length, (int) crc(bytes));
        store.put(KEY, ByteBuffer.wrap(bytes), "x");
    }

    private static long crc(byte[] stored) {
        CRC32C sum = new CRC32C();
        sum.update(stored, 0, stored.length - 4);
        return sum.getValue();
    }

    private ZarrArray array(StorageForm form) {
        return new ZarrArray(store, "default", "e1", new ArrayLayout(4, List.of(2, 10, 10), 4, 2, form));
    }

    /** As after a ReLU, half of it is zero. */
    private static float value(int i) {
        return Math.max(0, (float) Math.sin(i) * 10);
    }

    private static ByteBuffer chunk(ZarrArray array) {
        ByteBuffer chunk = array.newChunk();
        for (int i = 0; i < VALUES; i++) {
            chunk.putFloat(i * Float.BYTES, value(i));
        }
        return chunk;
    }

    private static float rounded(DataType type, float value) {
        return switch (type) {
            case FLOAT32 -> value;
            case FLOAT16 -> Float.float16ToFloat(Float.floatToFloat16(value));
            case BFLOAT16 -> {
                int bits = Float.floatToIntBits(value);
                yield Float.intBitsToFloat(bits + 0x7fff + (bits >>> 16 & 1) & 0xffff0000);
            }
        };
    }
}
