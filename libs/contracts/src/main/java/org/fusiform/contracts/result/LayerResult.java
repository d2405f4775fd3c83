package org.fusiform.contracts.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Selectivity of one layer under one analysis; targets in the order they were asked for. */
public record LayerResult(
        String layer,
        Integer stage,
        List<Integer> shape,
        long units,
        long constant,
        Map<String, TargetResult> targets) {
    public LayerResult {
        shape = List.copyOf(shape);
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
    }
}
