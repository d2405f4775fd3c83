package org.fusiform.stats.work.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.fusiform.stats.rsa.Rdm;
import org.fusiform.storage.CorruptObject;
import org.junit.jupiter.api.Test;

class RdmNpyTest {
    private static final Rdm RDM = new Rdm(4, 7, new double[] {0.5, 1, 2, Double.NaN, 0.25, 1.5}, 1);

    @Test
    void isWhatNumpyReads() {
        // When
        ByteBuffer file = RdmNpy.write(RDM);

        // Then
        assertThat(file.remaining()).isEqualTo(128 + 6 * 8);
        assertThat(new String(file.array(), 1, 127, StandardCharsets.ISO_8859_1))
                .startsWith("NUMPY\u0001\0\u0076\0{'descr': '<f8', 'fortran_order': False, 'shape': (6,), }  ")
                .endsWith(" \n");
        assertThat(file.get(0)).isEqualTo((byte) 0x93);
        assertThat(file.order(ByteOrder.LITTLE_ENDIAN).getDouble(128 + 4 * 8)).isEqualTo(0.25);
    }

    @Test
    void readsWhatItWrote() {
        // When
        Rdm read = RdmNpy.read("key", RdmNpy.write(RDM), 4, 7);

        // Then
        assertThat(read.upper()).containsExactly(RDM.upper());
        assertThat(read.undefined()).isEqualTo(1);
    }

    @Test
    void refusesAnythingElse() {
        ByteBuffer file = RdmNpy.write(RDM);

        assertThatThrownBy(() -> RdmNpy.read("key", file.duplicate(), 5, 7))
                .isInstanceOf(CorruptObject.class)
                .hasMessageContaining("key")
                .hasMessageContaining("5 stimuli");
        file.put(20, (byte) 'x');
        assertThatThrownBy(() -> RdmNpy.read("key", file, 4, 7)).isInstanceOf(CorruptObject.class);
    }
}
