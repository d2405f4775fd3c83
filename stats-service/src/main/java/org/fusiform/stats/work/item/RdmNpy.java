package org.fusiform.stats.work.item;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.fusiform.stats.rsa.Rdm;
import org.fusiform.storage.CorruptObject;

/** An RDM as NumPy's npy 1.0: float64, the condensed upper triangle, row-major; NaN where undefined. */
final class RdmNpy {
    private static final int HEADER = 128;
    private static final int PREAMBLE = 10;

    private RdmNpy() {}

    static ByteBuffer write(Rdm rdm) {
        ByteBuffer file = ByteBuffer.allocate(Math.toIntExact(bytes(rdm.stimuli())));
        file.put(header(rdm.stimuli())).order(ByteOrder.LITTLE_ENDIAN);
        file.asDoubleBuffer().put(rdm.upper());
        return file.rewind();
    }

    static long bytes(int stimuli) {
        return HEADER + (long) Double.BYTES * Rdm.pairs(stimuli);
    }

    /** @param units of the population, which the file does not tell */
    static Rdm read(String key, ByteBuffer file, int stimuli, int units) {
        if (file.remaining() != bytes(stimuli) || !file.slice(0, HEADER).equals(ByteBuffer.wrap(header(stimuli)))) {
            throw new CorruptObject(key, "it is not the npy file of an RDM over " + stimuli + " stimuli");
        }
        double[] upper = new double[Rdm.pairs(stimuli)];
        file.position(HEADER).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(upper);
        int undefined = (int) Arrays.stream(upper).filter(Double::isNaN).count();
        return new Rdm(stimuli, units, upper, undefined);
    }

    private static byte[] header(int stimuli) {
        String description = "{'descr': '<f8', 'fortran_order': False, 'shape': (%d,), }".formatted(Rdm.pairs(stimuli));
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        header.put((byte) 1).put((byte) 0).putShort((short) (HEADER - PREAMBLE));
        header.put(description.getBytes(StandardCharsets.US_ASCII));
        Arrays.fill(header.array(), header.position(), HEADER - 1, (byte) ' ');
        return header.put(HEADER - 1, (byte) '\n').array();
    }
}
