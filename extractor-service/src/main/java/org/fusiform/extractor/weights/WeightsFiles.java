package org.fusiform.extractor.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.HexFormat;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.network.Weights;

/** Weights on the local disk, named by their hash, so that processes can share the directory. */
public final class WeightsFiles {
    private final Path directory;
    private final WeightsSource source;

    public WeightsFiles(Path directory, WeightsSource source) {
        this.directory = directory;
        this.source = source;
    }

    /** The local file, copied from the source and checked against its hash if it is not here yet. */
    public Path file(String project, Weights.Stored weights) throws IOException {
        Path file = directory.resolve(weights.sha256() + ".pt");
        if (Files.exists(file)) {
            return file;
        }
        Files.createDirectories(directory);
        Path part = Files.createTempFile(directory, weights.sha256(), ".part");
        try {
            String arrived = copy(project, weights, part);
            if (!arrived.equals(weights.sha256())) {
                throw new IOException("weights " + weights.sha256() + " arrived with SHA-256 " + arrived);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private String copy(String project, Weights.Stored weights, Path part) throws IOException {
        try (InputStream stored = source.open(project, weights.sha256());
                DigestInputStream digesting = new DigestInputStream(stored, Sha256.digest())) {
            Files.copy(digesting, part, StandardCopyOption.REPLACE_EXISTING);
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        }
    }

    /** Where weights files are kept for all. */
    @FunctionalInterface
    public interface WeightsSource {
        InputStream open(String project, String sha256) throws IOException;
    }
}
