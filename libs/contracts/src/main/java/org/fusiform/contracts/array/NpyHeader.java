package org.fusiform.contracts.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The head of a file in NumPy's npy format 1.0, C order. */
public final class NpyHeader {
    private static final int PREAMBLE = 10;
    private static final int ALIGNMENT = 64;

    private NpyHeader() {}

    /** @param descr the element type, as Python writes it; @param shape of the array, the slowest side first */
    public static byte[] of(String descr, List<Integer> shape) {
        String description = "{'descr': %s, 'fortran_order': False, 'shape': %s, }".formatted(descr, tuple(shape));
        int length = Math.ceilDiv(PREAMBLE + description.length() + 1, ALIGNMENT) * ALIGNMENT;
        ByteBuffer header = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        header.put((byte) 1).put((byte) 0).putShort((short) (length - PREAMBLE));
        header.put(description.getBytes(StandardCharsets.US_ASCII));
        Arrays.fill(header.array(), header.position(), length - 1, (byte) ' ');
        return header.put(length - 1, (byte) '\n').array();
    }

    /** Python's tuple of one has a comma, too. */
    private static String tuple(List<Integer> shape) {
        String sides = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return shape.size() == 1 ? "(" + sides + ",)" : "(" + sides + ")";
    }
}
