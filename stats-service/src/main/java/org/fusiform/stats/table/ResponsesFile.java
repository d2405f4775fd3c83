package org.fusiform.stats.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.fusiform.contracts.array.NpyHeader;
import org.fusiform.stats.activation.PatternBlock;

/**
 * Unit-major responses for browsing: npy with one record a unit, in the order given, of {@code unit} (int32),
 * {@code dprime} (float64, NaN where undefined) and {@code responses} (float32 [stimuli], in manifest order). Records
 * have a fixed size, so that one is read without the others; they are filled block by block.
 */
public final class ResponsesFile implements AutoCloseable {
    private final FileChannel file;
    private final long start;
    private final ByteBuffer row;
    private final NavigableMap<Integer, Integer> placeOf = new TreeMap<>();
    private final double[] dprime;
    private final int stimuli;

    /** @param units indices in the layer */
    public ResponsesFile(Path path, int[] units, double[] dprime, int stimuli) throws IOException {
        this.dprime = dprime;
        this.stimuli = stimuli;
        this.row = ByteBuffer.allocate(Integer.BYTES + Double.BYTES + stimuli * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int place = 0; place < units.length; place++) {
            placeOf.put(units[place], place);
        }
        byte[] header = NpyHeader.of(
                "[('unit', '<i4'), ('dprime', '<f8'), ('responses', '<f4', (%d,))]".formatted(stimuli),
                List.of(units.length));
        this.start = header.length;
        this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        write(ByteBuffer.wrap(header), 0);
    }

    /** Writes the rows of those units that the block holds. */
    public void add(PatternBlock block) throws IOException {
        int end = block.firstUnit() + block.units();
        for (Map.Entry<Integer, Integer> unit :
                placeOf.subMap(block.firstUnit(), end).entrySet()) {
            row.clear().putInt(unit.getKey()).putDouble(dprime[unit.getValue()]);
            for (int s = 0; s < stimuli; s++) {
                row.putFloat(block.value(s, unit.getKey() - block.firstUnit()));
            }
            write(row.flip(), start + (long) unit.getValue() * row.capacity());
        }
    }

    private void write(ByteBuffer bytes, long position) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes, position + bytes.position());
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
