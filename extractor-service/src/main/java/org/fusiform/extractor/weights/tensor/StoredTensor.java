package org.fusiform.extractor.weights.tensor;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where a tensor lies in a file. Whoever makes one has checked that {@link #reach()} elements from {@code start} on are
 * in the file.
 *
 * @param strides in elements, one for each side of {@code shape}
 * @param start the byte of its first element
 */
public record StoredTensor(
        String name, ElementType type, List<Long> shape, List<Long> strides, long start, ByteOrder order) {
    /** PyTorch's own bound on the sides of a tensor. */
    public static final int MOST_SIDES = 64;

    private static final int LONGEST_NAME = 1024;

    public StoredTensor {
        shape = List.copyOf(shape);
        strides = List.copyOf(strides);
        if (name.length() > LONGEST_NAME) {
            throw new CheckpointRefused(
                    "the name of a tensor has " + name.length() + " characters: " + Printable.of(name));
        }
        if (shape.size() > MOST_SIDES || shape.size() != strides.size()) {
            throw new CheckpointRefused("tensor " + Printable.of(name) + " has " + shape.size() + " sides and "
                    + strides.size() + " strides");
        }
        if (shape.stream().anyMatch(side -> side < 0) || strides.stream().anyMatch(stride -> stride < 0)) {
            throw new CheckpointRefused(
                    "tensor " + Printable.of(name) + " has a negative side or stride: " + shape + ", " + strides);
        }
        if (count(shape) > Integer.MAX_VALUE - 8) {
            throw new CheckpointRefused(
                    "tensor " + Printable.of(name) + " is too large: " + shape + " is more than 2³¹ elements");
        }
    }

    /** In C order, without gaps. */
    public static StoredTensor contiguous(String name, ElementType type, List<Long> shape, long start) {
        List<Long> strides = new ArrayList<>();
        long stride = 1;
        for (long side : shape.reversed()) {
            strides.add(stride);
            // An overflow is refused with the shape.
            stride *= Math.max(1, side);
        }
        Collections.reverse(strides);
        return new StoredTensor(name, type, shape, strides, start, ByteOrder.LITTLE_ENDIAN);
    }

    public StoredTensor named(String other) {
        return new StoredTensor(other, type, shape, strides, start, order);
    }

    public int elements() {
        return (int) count(shape);
    }

    /** One more than the farthest element, counted from the first; {@link Long#MAX_VALUE} stands for all beyond it. */
    public long reach() {
        long reach = 1;
        for (int i = 0; i < shape.size(); i++) {
            long steps = shape.get(i) - 1;
            if (steps < 0) {
                return 0;
            }
            if (steps > 0 && strides.get(i) > (Long.MAX_VALUE - reach) / steps) {
                return Long.MAX_VALUE;
            }
            reach += steps * strides.get(i);
        }
        return reach;
    }

    /** Elements of a shape; {@link Long#MAX_VALUE} stands for all beyond it. */
    public static long count(List<Long> shape) {
        if (shape.contains(0L)) {
            return 0;
        }
        long count = 1;
        for (long side : shape) {
            if (side > Long.MAX_VALUE / count) {
                return Long.MAX_VALUE;
            }
            count *= side;
        }
        return count;
    }
}
