package org.fusiform.stats.golden;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A float32 array in C order from NumPy's file format, version 1. */
public record NpyArray(int[] shape, float[] values) {
    private static final Pattern HEADER =
            Pattern.compile("'descr': '<f4', 'fortran_order': False, 'shape': \\(([0-9, ]+)\\)");

    public static NpyArray read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int headerLength = bytes.getShort(8);
        String header = new String(bytes.array(), 10, headerLength, StandardCharsets.US_ASCII);
        Matcher matcher = HEADER.matcher(header);
        if (!matcher.find()) {
            throw new IOException(file + " is no float32 array in C order: " + header);
        }
        int[] shape = Arrays.stream(matcher.group(1).split(","))
                .map(String::strip)
                .filter(side -> !side.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        float[] values = new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        bytes.position(10 + headerLength)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return new NpyArray(shape, values);
    }
}
