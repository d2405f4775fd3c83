package org.fusiform.gateway.result;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The head of a file in NumPy's npy format 1.0: float32, little-endian, C order. */
final class Npy {
    private static final int PREAMBLE = 10;
    private static final int ALIGNMENT = 64;

    private Npy() {}

    static byte[] header(List<Integer> shape) {
        String sides = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String description = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + sides + "), }";
        int length = Math.ceilDiv(PREAMBLE + description.length() + 1, ALIGNMENT) * ALIGNMENT;
        ByteBuffer header = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        header.put((byte) 1).put((byte) 0).putShort((short) (length - PREAMBLE));
        header.put(description.getBytes(StandardCharsets.US_ASCII));
        while (header.remaining() > 1) {
            header.put((byte) ' ');
        }
        return header.put((byte) '\n').array();
    }
}
