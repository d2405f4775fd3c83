package org.fusiform.stats.work.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.fusiform.stats.rsa.Rdm;
import org.junit.jupiter.api.Test;

class StoredRdmsTest {
    private final List<Integer> reads = new ArrayList<>();

    private Rdm read(int layer) {
        reads.add(layer);
        return layer == 1 ? null : new Rdm(3, 5, new double[3], 0);
    }

    @Test
    void keepsOnlyWhatFits() {
        // Given room for two
        List<Rdm> rdms = new StoredRdms(4, 3, 0, this::read);

        // When
        Rdm first = rdms.get(0);
        rdms.get(2);
        assertThat(rdms.get(0)).isSameAs(first);
        rdms.get(3);
        rdms.get(0);
        rdms.get(2);

        // Then
        assertThat(rdms).hasSize(4);
        assertThat(reads.subList(0, 4)).containsExactly(0, 2, 3, 2);
    }

    @Test
    void aLayerWithoutAnRdmIsNull() {
        List<Rdm> rdms = new StoredRdms(4, 3, 1 << 20, this::read);

        assertThat(rdms.get(1)).isNull();
        assertThat(rdms.get(0)).isNotNull();
    }
}
