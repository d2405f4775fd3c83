package org.fusiform.extractor.weights.tensor;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Bytes {@code start} to {@code start + length} of a file. */
public record ByteRange(long start, long length) {
    public long end() {
        return start + length;
    }

    /** Two names never stand for the same bytes. */
    public static void requireDisjoint(Map<String, ByteRange> ranges) {
        List<Map.Entry<String, ByteRange>> inOrder = ranges.entrySet().stream()
                .filter(entry -> entry.getValue().length() > 0)
                .sorted(Comparator.comparingLong(entry -> entry.getValue().start()))
                .toList();
        for (int i = 1; i < inOrder.size(); i++) {
            if (inOrder.get(i).getValue().start()
                    < inOrder.get(i - 1).getValue().end()) {
                throw new CheckpointRefused(
                        "its parts " + Printable.of(inOrder.get(i - 1).getKey()) + " and "
                                + Printable.of(inOrder.get(i).getKey()) + " overlap in the file");
            }
        }
    }
}
