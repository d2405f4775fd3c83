package org.fusiform.stats.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of responses, read as NumPy would. */
public record Responses(int[] units, double[] dprime, float[][] responses) {
    public static Responses read(Path file, int stimuli) throws IOException {
        return read(ByteBuffer.wrap(Files.readAllBytes(file)), stimuli);
    }

    public static Responses read(ByteBuffer bytes, int stimuli) {
        ByteBuffer file = bytes.order(ByteOrder.LITTLE_ENDIAN);
        int start = 10 + file.getShort(8);
        assertThat(start % 64).as("alignment of the data").isZero();
        byte[] head = new byte[start];
        file.get(head);
        String header = new String(head, 10, start - 10, StandardCharsets.US_ASCII);
        int rows = file.remaining() / (12 + 4 * stimuli);
        assertThat(header)
                .startsWith("{'descr': [('unit', '<i4'), ('dprime', '<f8'), ('responses', '<f4', (" + stimuli
                        + ",))], 'fortran_order': False, 'shape': (" + rows + ",), }")
                .endsWith("\n");
        Responses read = new Responses(new int[rows], new double[rows], new float[rows][stimuli]);
        for (int row = 0; row < rows; row++) {
            read.units[row] = file.getInt();
            read.dprime[row] = file.getDouble();
            for (int s = 0; s < stimuli; s++) {
                read.responses[row][s] = file.getFloat();
            }
        }
        assertThat(file.hasRemaining()).isFalse();
        return read;
    }
}
