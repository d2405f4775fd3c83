package org.fusiform.extractor.weights.tensor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A side of a tensor as two loops see it: how far a step goes in the file and in the array, both in elements.
 */
record Axis(long size, long source, int target) {
    /** The axes from the longest step in the file to the shortest, so that they are walked in the order of the file. */
    static List<Axis> inFileOrder(StoredTensor tensor) {
        List<Axis> axes = new ArrayList<>();
        int target = 1;
        for (int i = tensor.shape().size() - 1; i >= 0; i--) {
            long size = tensor.shape().get(i);
            if (size > 1) {
                axes.add(new Axis(size, tensor.strides().get(i), target));
            }
            target *= (int) size;
        }
        axes.sort(Comparator.comparingLong(Axis::source)
                .thenComparingInt(Axis::target)
                .reversed());
        requireNested(tensor, axes);
        return merged(axes);
    }

    /**
     * Without steps into each other the file is read forward only; repeated elements (a stride of 0, as expand() makes)
     * are innermost and cost nothing.
     */
    private static void requireNested(StoredTensor tensor, List<Axis> axes) {
        long extent = 1;
        for (Axis axis : axes.reversed()) {
            if (axis.source != 0 && axis.source < extent) {
                throw new CheckpointRefused("tensor " + Printable.of(tensor.name()) + " overlaps itself: shape "
                        + tensor.shape() + ", strides " + tensor.strides());
            }
            extent += (axis.size - 1) * axis.source;
        }
    }

    private static List<Axis> merged(List<Axis> axes) {
        List<Axis> merged = new ArrayList<>();
        for (Axis inner : axes) {
            Axis outer = merged.isEmpty() ? null : merged.getLast();
            if (outer != null
                    && outer.source == inner.source * inner.size
                    && outer.target == inner.target * inner.size) {
                merged.set(merged.size() - 1, new Axis(outer.size * inner.size, inner.source, inner.target));
            } else {
                merged.add(inner);
            }
        }
        return merged;
    }
}
