package org.fusiform.gateway.stimulus.archive;

import java.io.IOException;

/** So many bytes may be read of everything that shares it. */
final class Allowance {
    private final long most;
    private long taken;

    Allowance(long most) {
        this.most = most;
    }

    void take(long bytes) throws IOException {
        taken += bytes;
        if (taken > most) {
            throw new IOException("it expands to more than " + most + " bytes");
        }
    }
}
