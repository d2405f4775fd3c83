package org.fusiform.stats.work.item;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.fusiform.contracts.array.NpyHeader;
import org.fusiform.stats.rsa.Rdm;
import org.fusiform.storage.CorruptObject;

/** An RDM as NumPy's npy 1.0: float64, the condensed upper triangle, row-major; NaN where undefined. */
final class RdmNpy {
    private RdmNpy() {}

    static ByteBuffer write(Rdm rdm) {
        byte[] header = header(rdm.stimuli());
        ByteBuffer file = ByteBuffer.allocate(Math.toIntExact(bytes(rdm.stimuli())));
        file.put(header).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(rdm.upper());
        return file.rewind();
    }

    static long bytes(int stimuli) {
        return header(stimuli).length + (long) Double.BYTES * Rdm.pairs(stimuli);
    }

    /** @param units of the population, which the file does not tell */
    static Rdm read(String key, ByteBuffer file, int stimuli, int units) {
        byte[] header = header(stimuli);
        if (file.remaining() != bytes(stimuli) || !file.slice(0, header.length).equals(ByteBuffer.wrap(header))) {
            throw new CorruptObject(key, "it is not the npy file of an RDM over " + stimuli + " stimuli");
        }
        double[] upper = new double[Rdm.pairs(stimuli)];
        file.position(header.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer()
                .get(upper);
        int undefined = (int) Arrays.stream(upper).filter(Double::isNaN).count();
        return new Rdm(stimuli, units, upper, undefined);
    }

    private static byte[] header(int stimuli) {
        return NpyHeader.of("'<f8'", List.of(Rdm.pairs(stimuli)));
    }
}
