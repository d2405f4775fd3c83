package org.fusiform.embedded.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fusiform.embedded.leash.FreePorts;

/** The port of a part: the one of its last start, where those who knew it look for it, unless another has taken that. */
final class KeptPort {
    private KeptPort() {}

    /** @param directory of the part; the number is kept beside it */
    static int of(Path directory) throws IOException {
        Path file = directory.resolveSibling(directory.getFileName() + ".port");
        if (Files.exists(file)) {
            String kept = Files.readString(file).strip();
            if (kept.matches("\\d{1,5}") && FreePorts.take(Integer.parseInt(kept))) {
                return Integer.parseInt(kept);
            }
        }
        int port = FreePorts.next();
        Files.writeString(file, Integer.toString(port));
        return port;
    }
}
