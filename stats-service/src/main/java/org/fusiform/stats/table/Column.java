package org.fusiform.stats.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.Optional;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Type;

/** A column of a Parquet table and the values of its current row group. */
sealed interface Column {
    String name();

    Type type();

    boolean nullable();

    /** Values of the first {@code rows} rows in Parquet's PLAIN encoding, nulls left out; levels before them if nullable. */
    byte[] page(int rows);

    /** The least and the greatest of the first {@code rows} values, for readers to skip row groups by. */
    default Optional<Statistics> bounds(int rows) {
        return Optional.empty();
    }

    default SchemaElement schema() {
        return new SchemaElement(name())
                .setType(type())
                .setRepetition_type(nullable() ? FieldRepetitionType.OPTIONAL : FieldRepetitionType.REQUIRED);
    }

    static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whole numbers. */
    record Ints(String name, int[] values) implements Column {
        @Override
        public Type type() {
            return Type.INT32;
        }

        @Override
        public boolean nullable() {
            return false;
        }

        @Override
        public byte[] page(int rows) {
            ByteBuffer page = littleEndian(rows * Integer.BYTES);
            page.asIntBuffer().put(values, 0, rows);
            return page.array();
        }

        @Override
        public Optional<Statistics> bounds(int rows) {
            IntSummaryStatistics range = Arrays.stream(values, 0, rows).summaryStatistics();
            Statistics bounds = new Statistics().setNull_count(0);
            bounds.setMin_value(littleEndian(Integer.BYTES).putInt(0, range.getMin()));
            bounds.setMax_value(littleEndian(Integer.BYTES).putInt(0, range.getMax()));
            return Optional.of(bounds);
        }
    }

    /** Truth values, eight to a byte, the first in the lowest bit. */
    record Flags(String name, boolean[] values) implements Column {
        @Override
        public Type type() {
            return Type.BOOLEAN;
        }

        @Override
        public boolean nullable() {
            return false;
        }

        @Override
        public byte[] page(int rows) {
            byte[] bits = new byte[Math.ceilDiv(rows, 8)];
            for (int at = 0; at < bits.length; at++) {
                int eight = 0;
                for (int row = 8 * at; row < Math.min(rows, 8 * at + 8); row++) {
                    eight |= values[row] ? 1 << row % 8 : 0;
                }
                bits[at] = (byte) eight;
            }
            return bits;
        }
    }

    /** Float64; a NaN is written as null. */
    record Doubles(String name, double[] values) implements Column {
        @Override
        public Type type() {
            return Type.DOUBLE;
        }

        @Override
        public boolean nullable() {
            return true;
        }

        @Override
        public byte[] page(int rows) {
            boolean[] present = new boolean[rows];
            int count = 0;
            for (int row = 0; row < rows; row++) {
                present[row] = !Double.isNaN(values[row]);
                count += present[row] ? 1 : 0;
            }
            byte[] bits = new Flags(name, present).page(rows);
            byte[] header = runHeader(bits.length);
            ByteBuffer page = littleEndian(Integer.BYTES + header.length + bits.length + count * Double.BYTES);
            page.putInt(header.length + bits.length).put(header).put(bits);
            DoubleBuffer numbers = page.asDoubleBuffer();
            if (count == rows) {
                numbers.put(values, 0, rows);
                return page.array();
            }
            for (int row = 0; row < rows; row++) {
                if (present[row]) {
                    numbers.put(values[row]);
                }
            }
            return page.array();
        }

        /** Definition levels as one bit-packed run of the RLE hybrid: a varint of groups of eight, shifted, lowest bit 1. */
        private static byte[] runHeader(int groups) {
            int header = groups << 1 | 1;
            ByteBuffer varint = ByteBuffer.allocate(5);
            for (; header > 0x7f; header >>>= 7) {
                varint.put((byte) (header | 0x80));
            }
            varint.put((byte) header);
            return Arrays.copyOf(varint.array(), varint.position());
        }
    }
}
