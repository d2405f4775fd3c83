package org.fusiform.imaging.decode.vp8;

import java.io.EOFException;
import java.util.Arrays;
import org.fusiform.imaging.decode.RgbImage;

/** Decodes a VP8 key frame, which is what a lossy WebP holds, as RFC 6386 and libwebp do, to the bit. */
public final class Vp8Frame {
    private static final int FRAME_HEADER = 10;
    private final byte[] stream;
    private final int width;
    private final int height;
    private final int columns;
    private final int rows;
    private final Plane luma;
    private final Plane[] chroma;
    /** Per macroblock the level of its filter, and whether edges within it are filtered. */
    private final byte[] levels;

    private final boolean[] inner;
    private final SmallPrediction small = new SmallPrediction();

    private Vp8Frame(byte[] stream, int width, int height) {
        this.stream = stream;
        this.width = width;
        this.height = height;
        this.columns = Math.ceilDiv(width, 16);
        this.rows = Math.ceilDiv(height, 16);
        this.luma = new Plane(16 * columns, 16 * rows);
        this.chroma = new Plane[] {new Plane(8 * columns, 8 * rows), new Plane(8 * columns, 8 * rows)};
        this.levels = new byte[columns * rows];
        this.inner = new boolean[columns * rows];
    }

    /**
     * @param stream the whole bit stream, its size being as its header says
     * @throws EOFException if it ends too early
     * @throws IllegalArgumentException if it is no key frame
     */
    public static RgbImage decode(byte[] stream, int width, int height) throws EOFException {
        int tag = stream[0] & 0xff | (stream[1] & 0xff) << 8 | (stream[2] & 0xff) << 16;
        if ((tag & 1) != 0) {
            throw new IllegalArgumentException("its picture is no key frame");
        }
        Vp8Frame frame = new Vp8Frame(stream, width, height);
        frame.decode(FRAME_HEADER + (tag >> 5));
        return Vp8Colours.rgb(width, height, frame.luma, frame.chroma[0], frame.chroma[1]);
    }

    private void decode(int tokens) throws EOFException {
        if (tokens > stream.length) {
            throw new EOFException("its data ends too early");
        }
        BoolReader modes = new BoolReader(stream, FRAME_HEADER, tokens);
        FrameHeader header = new FrameHeader(modes);
        BoolReader[] partitions = partitions(tokens, header.partitions);
        Macroblock block = new Macroblock(header, columns);
        Residual residual = new Residual(new Coefficients(header.coefficients), columns);
        for (int row = 0; row < rows; row++) {
            block.beginRow();
            residual.beginRow();
            BoolReader bits = partitions[row % header.partitions];
            for (int column = 0; column < columns; column++) {
                block.read(modes, column);
                boolean any = false;
                if (block.isSkipped) {
                    residual.skip(column, block.isSplit);
                } else {
                    any = residual.read(bits, column, block.isSplit, header.quantisers[block.segment]);
                }
                reconstruct(block, any ? residual.values : null, column, row);
                int at = row * columns + column;
                levels[at] = (byte) (block.isSplit ? header.levelsSplit : header.levelsWhole)[block.segment];
                inner[at] = block.isSplit || any;
            }
        }
        if (header.filtered) {
            filter(header);
        }
    }

    /** The sizes of all but the last stand before them. */
    private BoolReader[] partitions(int from, int count) throws EOFException {
        BoolReader[] partitions = new BoolReader[count];
        int at = from + 3 * (count - 1);
        for (int i = 0; i < count; i++) {
            int size = stream.length - at;
            if (i < count - 1) {
                int entry = from + 3 * i;
                if (entry + 3 > stream.length) {
                    throw new EOFException("its data ends too early");
                }
                size = stream[entry] & 0xff | (stream[entry + 1] & 0xff) << 8 | (stream[entry + 2] & 0xff) << 16;
            }
            if (size < 0 || at > stream.length - size) {
                throw new EOFException("its data ends too early");
            }
            partitions[i] = new BoolReader(stream, at, at + size);
            at += size;
        }
        return partitions;
    }

    private void reconstruct(Macroblock block, int[] values, int column, int row) {
        int x = 16 * column;
        int y = 16 * row;
        if (block.isSplit) {
            split(block, values, x, y);
        } else {
            Prediction.whole(block.luma, luma, x, y, 16);
            for (int i = 0; values != null && i < 16; i++) {
                int at = luma.at(x + i % 4 * 4, y + i / 4 * 4);
                Transforms.add(values, 16 * i, luma.samples, at, luma.stride);
            }
        }
        for (int component = 0; component < 2; component++) {
            Plane plane = chroma[component];
            Prediction.whole(block.chroma, plane, x / 2, y / 2, 8);
            for (int i = 0; values != null && i < 4; i++) {
                int at = plane.at(x / 2 + i % 2 * 4, y / 2 + i / 2 * 4);
                Transforms.add(values, 16 * (16 + 4 * component + i), plane.samples, at, plane.stride);
            }
        }
    }

    /** Block by block, because each is predicted from those before. */
    private void split(Macroblock block, int[] values, int x, int y) {
        int corner = luma.at(x + 16, y - 1);
        if (y > 0 && x + 16 == 16 * columns) {
            // Beyond the right edge the last sample above is repeated.
            Arrays.fill(luma.samples, corner, corner + 4, luma.samples[corner - 1]);
        }
        for (int i = 0; i < 16; i++) {
            int at = luma.at(x + i % 4 * 4, y + i / 4 * 4);
            // What lies above and beyond the last column is that of the macroblock above, for all four rows.
            int beyond = i % 4 == 3 ? corner : at - luma.stride + 4;
            small.predict(block.small[i], luma.samples, at, luma.stride, beyond);
            if (values != null) {
                Transforms.add(values, 16 * i, luma.samples, at, luma.stride);
            }
        }
    }

    private void filter(FrameHeader header) {
        for (int at = 0; at < levels.length; at++) {
            if (levels[at] > 0) {
                LoopFilter filter = new LoopFilter(levels[at], header.sharpness);
                int limit = 2 * levels[at] + filter.interior();
                int column = at % columns;
                int row = at / columns;
                if (header.simpleFilter) {
                    simple(column, row, limit, inner[at]);
                } else {
                    normal(filter, luma, column, row, 16, limit, inner[at]);
                    normal(filter, chroma[0], column, row, 8, limit, inner[at]);
                    normal(filter, chroma[1], column, row, 8, limit, inner[at]);
                }
            }
        }
    }

    private void simple(int column, int row, int limit, boolean within) {
        int at = luma.at(16 * column, 16 * row);
        int stride = luma.stride;
        if (column > 0) {
            LoopFilter.simple(luma.samples, at, 1, stride, 16, limit + 4);
        }
        for (int edge = 4; within && edge < 16; edge += 4) {
            LoopFilter.simple(luma.samples, at + edge, 1, stride, 16, limit);
        }
        if (row > 0) {
            LoopFilter.simple(luma.samples, at, stride, 1, 16, limit + 4);
        }
        for (int edge = 4; within && edge < 16; edge += 4) {
            LoopFilter.simple(luma.samples, at + edge * stride, stride, 1, 16, limit);
        }
    }

    private static void normal(
            LoopFilter filter, Plane plane, int column, int row, int size, int limit, boolean within) {
        int at = plane.at(size * column, size * row);
        int stride = plane.stride;
        if (column > 0) {
            filter.outer(plane.samples, at, 1, stride, size, limit + 4);
        }
        for (int edge = 4; within && edge < size; edge += 4) {
            filter.inner(plane.samples, at + edge, 1, stride, size, limit);
        }
        if (row > 0) {
            filter.outer(plane.samples, at, stride, 1, size, limit + 4);
        }
        for (int edge = 4; within && edge < size; edge += 4) {
            filter.inner(plane.samples, at + edge * stride, stride, 1, size, limit);
        }
    }
}
