package org.fusiform.gateway.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.fusiform.contracts.Sha256;
import org.fusiform.gateway.problem.Problem;

/** A request body on disk, which goes when this is closed. */
public record SpooledUpload(Path file, long bytes, String sha256) implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    static SpooledUpload of(InputStream body, long mostBytes, Path file) throws IOException {
        try {
            MessageDigest digest = Sha256.digest();
            long bytes = copy(body, mostBytes, file, digest);
            return new SpooledUpload(file, bytes, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static long copy(InputStream body, long mostBytes, Path file, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                bytes += read;
                if (bytes > mostBytes) {
                    throw Problem.tooLarge("the upload is larger than the " + mostBytes + " bytes allowed");
                }
                out.write(buffer, 0, read);
            }
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
