package org.fusiform.storage.zarr;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import org.fusiform.contracts.array.Codec;
import org.fusiform.storage.CorruptObject;

/** The bytes of a chunk as one frame of Zstandard (RFC 8878): the same bytes each time, by one thread. */
final class ZstdFrame {
    private ZstdFrame() {}

    /** Of so many bytes, at the most. */
    static int mostBytes(int content) {
        return Math.toIntExact(Zstd.compressBound(content));
    }

    /** Compresses an array. */
    static ByteBuffer of(byte[] content) {
        byte[] frame = new byte[mostBytes(content.length)];
        try (ZstdCompressCtx zstd = new ZstdCompressCtx()) {
            zstd.setLevel(Codec.ZSTD_LEVEL).setChecksum(false).setContentSize(true);
            int length = zstd.compressByteArray(frame, 0, frame.length, content, 0, content.length);
            return ByteBuffer.wrap(frame, 0, length);
        }
    }

    /** Fills a buffer with what the frame holds, which is never more; {@link CorruptObject} where it is anything else. */
    static ByteBuffer content(String key, ByteBuffer frame, int bytes) {
        byte[] content = new byte[bytes];
        try (ZstdDecompressCtx zstd = new ZstdDecompressCtx()) {
            int length = zstd.decompressByteArray(
                    content, 0, bytes, frame.array(), frame.arrayOffset() + frame.position(), frame.remaining());
            if (length != bytes) {
                throw new CorruptObject(key, "it decompresses to " + length + " bytes instead of " + bytes);
            }
        } catch (ZstdException e) {
            throw new CorruptObject(key, "it does not decompress to " + bytes + " bytes: " + e.getMessage());
        }
        return ByteBuffer.wrap(content);
    }
}
