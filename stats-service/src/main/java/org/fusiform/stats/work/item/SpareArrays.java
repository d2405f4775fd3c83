package org.fusiform.stats.work.item;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Arrays that are used again: as many as were ever lent at a time. One that is not given back is left to the collector. */
public final class SpareArrays {
    private final Queue<byte[]> spare = new ConcurrentLinkedQueue<>();

    Loan loan() {
        return new Loan();
    }

    /** At most one array, for one reader. */
    final class Loan {
        private byte[] array;

        /** Of at least that many bytes, whatever they are. */
        byte[] array(int bytes) {
            array = spare.poll();
            if (array == null || array.length < bytes) {
                array = new byte[bytes];
            }
            return array;
        }

        /** Once; nobody may touch the array afterwards. */
        void giveBack() {
            if (array != null) {
                spare.add(array);
                array = null;
            }
        }
    }
}
