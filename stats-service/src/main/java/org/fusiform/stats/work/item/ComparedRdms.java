package org.fusiform.stats.work.item;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.fusiform.stats.rsa.Consistency;
import org.fusiform.stats.rsa.Rdm;
import org.fusiform.stats.rsa.RdmComparison;

/**
 * Stored RDMs of one population compared with each other, in the words of result documents.
 *
 * @param matrix null where undefined
 * @param undefinedEntries one count per RDM
 */
record ComparedRdms(List<List<Double>> matrix, Double adjacentMean, Double pairMean, List<Long> undefinedEntries) {
    /** @param read the RDM of the i-th layer or model, or null where the population has none in it */
    static ComparedRdms of(int count, int stimuli, long heapBytes, IntFunction<Rdm> read, RdmComparison comparison) {
        List<Rdm> rdms = new StoredRdms(count, stimuli, heapBytes, read);
        List<Long> undefined = rdms.stream()
                .map(rdm -> rdm == null ? 0L : (long) rdm.undefined())
                .toList();
        Consistency found = Consistency.of(rdms, comparison);
        return new ComparedRdms(
                Arrays.stream(found.matrix()).map(ComparedRdms::row).toList(),
                LayerResults.orNull(found.adjacentMean()),
                LayerResults.orNull(found.pairMean()),
                undefined);
    }

    /** NaN becomes null. */
    private static List<Double> row(double[] values) {
        return Arrays.stream(values)
                .mapToObj(value -> Double.isNaN(value) ? null : value)
                .toList();
    }
}
