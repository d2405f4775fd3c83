package org.fusiform.stats.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The head of a file in NumPy's npy format 1.0, C order. */
public final class NpyHeader {
    private static final int PREAMBLE = 10;
    private static final int ALIGNMENT = 64;

    private NpyHeader() {}

    /** @param descr the element type, as Python writes it; @param rows of a one-dimensional array */
    public static byte[] of(String descr, int rows) {
        String description = "{'descr': %s, 'fortran_order': False, 'shape': (%d,), }".formatted(descr, rows);
        int length = Math.ceilDiv(PREAMBLE + description.length() + 1, ALIGNMENT) * ALIGNMENT;
        ByteBuffer header = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        header.put((byte) 1).put((byte) 0).putShort((short) (length - PREAMBLE));
        header.put(description.getBytes(StandardCharsets.US_ASCII));
        Arrays.fill(header.array(), header.position(), length - 1, (byte) ' ');
        return header.put(length - 1, (byte) '\n').array();
    }
}
