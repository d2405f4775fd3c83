package org.fusiform.extractor.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.network.Weights;

/**
 * Weights on the local disk, named by their hash, so that processes can share the directory; those used longest ago go when
 * all together pass a bound. A process that reads a file that another removes keeps what it has opened, or copies it anew.
 */
public final class WeightsFiles {
    private static final String SUFFIX = ".pt";

    private final Path directory;
    private final long mostBytes;
    private final WeightsSource source;
    private final CacheUse use;

    public WeightsFiles(Path directory, long mostBytes, WeightsSource source) {
        this(directory, mostBytes, source, CacheUse.UNSEEN);
    }

    public WeightsFiles(Path directory, long mostBytes, WeightsSource source, CacheUse use) {
        this.directory = directory;
        this.mostBytes = mostBytes;
        this.source = source;
        this.use = use;
    }

    /** The local file, copied from the source and checked against its hash if it is not here yet. */
    public Path file(String project, Weights.Stored weights) throws IOException {
        Path file = directory.resolve(weights.sha256() + SUFFIX);
        boolean here = Files.exists(file);
        use.lookedUp(here);
        if (here) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
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
            evictOthers(file);
            return file;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The file just fetched stays, even where it is larger than the bound. */
    private void evictOthers(Path fetched) throws IOException {
        List<Kept> oldestFirst = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (Path file : files) {
                oldestFirst.add(new Kept(file, Files.getLastModifiedTime(file), Files.size(file)));
            }
        } catch (NoSuchFileException e) {
            // Another process evicts at this moment; it leaves no more than the bound.
            return;
        }
        oldestFirst.sort(Comparator.comparing(Kept::used));
        long bytes = oldestFirst.stream().mapToLong(Kept::bytes).sum();
        for (Kept kept : oldestFirst) {
            if (bytes > mostBytes && !kept.file().equals(fetched)) {
                Files.deleteIfExists(kept.file());
                bytes -= kept.bytes();
            }
        }
    }

    private record Kept(Path file, FileTime used, long bytes) {}

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
