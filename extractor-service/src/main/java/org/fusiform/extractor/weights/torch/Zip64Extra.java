package org.fusiform.extractor.weights.torch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The values of an entry that do not fit its 32-bit fields, in the order they are asked for. */
final class Zip64Extra {
    private static final int ZIP64 = 1;
    private static final int FULL = -1;

    private final ByteBuffer values;

    /** @param extra the extra field of a directory entry: blocks of an id, a length and that many bytes */
    Zip64Extra(ByteBuffer extra) {
        this.values = zip64(extra.order(ByteOrder.LITTLE_ENDIAN));
    }

    /** The value of a 32-bit field, which stands for the next 64-bit one where all its bits are set. */
    long value(int field) {
        if (field != FULL) {
            return field & 0xffff_ffffL;
        }
        if (values.remaining() < Long.BYTES) {
            throw ZipDirectory.damaged();
        }
        return values.getLong();
    }

    private static ByteBuffer zip64(ByteBuffer extra) {
        while (extra.remaining() >= 4) {
            int id = extra.getShort() & 0xffff;
            int length = Math.min(extra.getShort() & 0xffff, extra.remaining());
            if (id == ZIP64) {
                return extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            }
            extra.position(extra.position() + length);
        }
        return ByteBuffer.allocate(0);
    }
}
