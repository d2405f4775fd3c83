package org.fusiform.cli.stimuli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.fusiform.cli.CommandFailure;
import org.fusiform.contracts.stimulus.LabelledImages;

/**
 * What is uploaded: an archive with one folder per condition, or with a table of labels.
 *
 * @param bytes its length
 * @param skipped folders that were left out before the upload
 */
public record StimulusArchive(Supplier<InputStream> content, long bytes, String contentType, List<String> skipped) {
    public StimulusArchive {
        skipped = List.copyOf(skipped);
    }

    /** A folder, or what a CSV file or the one in a folder names, is packed while it is sent; an archive is passed on as it is. */
    public static StimulusArchive at(Path path, ConditionMap map) {
        if (!Files.exists(path)) {
            throw new CommandFailure(path + " does not exist");
        }
        try {
            if (Files.isDirectory(path)) {
                Path table = path.resolve(LabelledImages.FILE_NAME);
                return Files.exists(table) ? ofTable(table, map) : ofFolder(path, map);
            }
            return named(path, ".csv") ? ofTable(path, map) : ofFile(path);
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + e.getMessage(), e);
        }
    }

    /** Images that were made on the spot. */
    public static StimulusArchive of(TarStream tar) {
        return new StimulusArchive(tar::open, tar.length(), "application/x-tar", List.of());
    }

    private static StimulusArchive ofFolder(Path root, ConditionMap map) throws IOException {
        ImageFolders folders = ImageFolders.in(root, map);
        TarStream tar = new TarStream();
        for (Path image : folders.images()) {
            tar.add(root.relativize(image).toString(), image);
        }
        return new StimulusArchive(tar::open, tar.length(), "application/x-tar", folders.skipped());
    }

    private static StimulusArchive ofTable(Path csv, ConditionMap map) throws IOException {
        if (map != null) {
            throw new CommandFailure("--map is for folders; " + csv + " names the conditions itself");
        }
        return of(ImageTable.read(csv).packed());
    }

    private static StimulusArchive ofFile(Path file) throws IOException {
        return new StimulusArchive(() -> open(file), Files.size(file), contentType(file), List.of());
    }

    private static String contentType(Path file) {
        if (named(file, ".zip")) {
            return "application/zip";
        }
        if (named(file, ".tar")) {
            return "application/x-tar";
        }
        if (named(file, ".tar.gz") || named(file, ".tgz")) {
            return "application/gzip";
        }
        throw new CommandFailure(
                file + " is neither a folder nor a .zip, .tar, .tar.gz or .tgz archive, nor a .csv file");
    }

    private static boolean named(Path file, String ending) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
