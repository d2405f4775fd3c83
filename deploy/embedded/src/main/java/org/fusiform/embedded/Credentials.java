package org.fusiform.embedded;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Secrets of one data directory, made once and kept in a file that only its owner can read. */
public record Credentials(
        String postgresAdminPassword, String postgresPassword, String s3AccessKey, String s3SecretKey) {
    static final String FILE = "credentials.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads the secrets of {@code directory}, or makes them where there are none yet. */
    public static Credentials of(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (Files.exists(file)) {
            return JSON.readValue(file.toFile(), Credentials.class);
        }
        Credentials made = new Credentials(random(24), random(24), random(10), random(24));
        // A half-written file would lock the owner out of their data, so it appears whole or not at all.
        Path draft = privateFile(directory, FILE, JSON.writeValueAsString(made));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return made;
    }

    /** A new file with mode 0600 from its first byte on. */
    public static Path privateFile(Path directory, String prefix, String content) throws IOException {
        Path file = Files.createTempFile(
                directory,
                prefix,
                ".draft",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, content);
    }

    @Override
    public String toString() {
        return "Credentials[…]";
    }

    private static String random(int bytes) {
        byte[] secret = new byte[bytes];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }
}
