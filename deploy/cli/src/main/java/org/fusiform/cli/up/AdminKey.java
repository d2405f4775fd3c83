package org.fusiform.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.fusiform.cli.CommandFailure;
import org.fusiform.contracts.access.AccessKey;
import org.fusiform.embedded.Credentials;

/** The first key of a system on this machine, in a file of its data directory that only its owner can read. */
record AdminKey(Path data) {
    private static final String FILE = "admin-key";

    Path file() {
        return data.resolve(FILE);
    }

    /** Made at the first time. */
    String secret() {
        try {
            if (!Files.exists(file())) {
                Path draft =
                        Credentials.privateFile(data, FILE, AccessKey.generate().reveal());
                Files.move(draft, file(), StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file()).strip();
        } catch (IOException e) {
            throw new CommandFailure("cannot keep a key in " + file() + ": " + e.getMessage(), e);
        }
    }
}
