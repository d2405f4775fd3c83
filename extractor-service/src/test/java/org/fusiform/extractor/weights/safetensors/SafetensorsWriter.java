package org.fusiform.extractor.weights.safetensors;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.extractor.weights.NamedTensors;
import org.fusiform.extractor.weights.ParameterShape;

/**
 * Writes float32 tensors as safetensors: sorted by name, the header padded to 8 bytes, so that the same tensors give the
 * same bytes. One tensor is in memory at a time.
 */
public final class SafetensorsWriter {
    private static final int ALIGNMENT = 8;

    private SafetensorsWriter() {}

    public static void write(Path file, List<ParameterShape> parameters, NamedTensors tensors) throws IOException {
        List<ParameterShape> sorted = parameters.stream()
                .sorted(Comparator.comparing(ParameterShape::name))
                .toList();
        byte[] header = header(sorted);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(littleEndian(Long.BYTES).putLong(0, header.length).array());
            out.write(header);
            for (ParameterShape parameter : sorted) {
                float[] values = tensors.values(parameter);
                if (values.length != parameter.size()) {
                    throw new IllegalArgumentException(
                            parameter.name() + " has " + values.length + " values, not " + parameter.size());
                }
                ByteBuffer bytes = littleEndian(Math.multiplyExact(Float.BYTES, values.length));
                bytes.asFloatBuffer().put(values);
                out.write(bytes.array());
            }
        }
    }

    /** All zeros, which take no room on the disk: a file system keeps them as a hole. */
    public static void writeZeros(Path file, List<ParameterShape> parameters) throws IOException {
        byte[] header = header(parameters);
        long size = parameters.stream().mapToLong(ParameterShape::size).sum() * Float.BYTES;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            out.write(littleEndian(Long.BYTES).putLong(0, header.length));
            out.write(ByteBuffer.wrap(header));
            out.write(ByteBuffer.allocate(1), Long.BYTES + header.length + size - 1);
        }
    }

    private static byte[] header(List<ParameterShape> sorted) throws IOException {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("__metadata__", Map.of("format", "pt"));
        long at = 0;
        for (ParameterShape parameter : sorted) {
            long end = at + 4L * parameter.size();
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("dtype", "F32");
            entry.put("shape", parameter.shape());
            entry.put("data_offsets", new long[] {at, end});
            entries.put(parameter.name(), entry);
            at = end;
        }
        String json = new ObjectMapper().writeValueAsString(entries);
        int padding = -json.getBytes(StandardCharsets.UTF_8).length & (ALIGNMENT - 1);
        return (json + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
