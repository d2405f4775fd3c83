package org.fusiform.stats.rsa;

import static org.fusiform.stats.golden.Golden.assertClose;
import static org.fusiform.stats.golden.Golden.doubles;

import com.fasterxml.jackson.databind.JsonNode;
import org.fusiform.stats.golden.Reference;
import org.junit.jupiter.api.Test;

/** Comparisons against SciPy and NumPy. */
class RdmComparisonReferenceTest {
    private final JsonNode reference = Reference.json("comparisons.json");

    @Test
    void correlationsWithTiesAgree() {
        Rdm a = new Rdm(20, 5, doubles(reference.get("a")), 0);
        Rdm b = new Rdm(20, 5, doubles(reference.get("b")), 0);

        for (RdmComparison comparison :
                new RdmComparison[] {RdmComparison.SPEARMAN, RdmComparison.PEARSON, RdmComparison.KENDALL}) {
            assertClose(
                    comparison.text(),
                    comparison.of(a, b).orElseThrow(),
                    reference.get(comparison.text()).asDouble(),
                    1e-12,
                    0);
        }
    }

    @Test
    void linearCkaAgrees() {
        Rdm x = Patterns.rdm(Patterns.of(reference.get("x")), 7, null, Dissimilarity.EUCLIDEAN);
        Rdm y = Patterns.rdm(Patterns.of(reference.get("y")), 30, null, Dissimilarity.EUCLIDEAN);

        assertClose(
                "cka",
                RdmComparison.CKA.of(x, y).orElseThrow(),
                reference.get("cka").asDouble(),
                1e-12,
                0);
    }
}
