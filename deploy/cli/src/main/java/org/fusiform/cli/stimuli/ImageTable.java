package org.fusiform.cli.stimuli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fusiform.cli.CommandFailure;
import org.fusiform.contracts.stimulus.LabelledImage;
import org.fusiform.contracts.stimulus.LabelledImages;

/**
 * A CSV file that labels images anywhere on this machine: its paths start from its own folder, unless they are absolute.
 *
 * @param root the deepest folder that holds all images
 * @param images with paths from the root on
 */
record ImageTable(Path root, List<LabelledImage> images) {
    static ImageTable read(Path csv) throws IOException {
        List<LabelledImage> rows;
        try {
            rows = LabelledImages.read(Files.readString(csv, StandardCharsets.UTF_8));
        } catch (LabelledImages.Refused e) {
            throw new CommandFailure(csv + ": " + e.getMessage(), e);
        }
        Path folder = csv.toAbsolutePath().normalize().getParent();
        List<Path> files = new ArrayList<>();
        Path root = null;
        for (LabelledImage row : rows) {
            Path file = folder.resolve(row.path()).normalize();
            if (!Files.isRegularFile(file)) {
                throw new CommandFailure(csv + " names " + row.path() + ", which is no file in " + folder);
            }
            files.add(file);
            root = root == null ? file.getParent() : common(root, file);
        }
        List<LabelledImage> images = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            LabelledImage row = rows.get(i);
            String source = row.source() == null
                    ? null
                    : name(root, folder.resolve(row.source()).normalize());
            images.add(new LabelledImage(name(root, files.get(i)), row.condition(), row.subcategory(), source));
        }
        return new ImageTable(root, images);
    }

    private static Path common(Path root, Path file) {
        Path common = root;
        while (!file.startsWith(common)) {
            common = common.getParent();
        }
        return common;
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString();
    }

    /** The images with the table beside them. */
    TarStream packed() throws IOException {
        TarStream tar = new TarStream();
        tar.add(LabelledImages.FILE_NAME, LabelledImages.write(images).getBytes(StandardCharsets.UTF_8));
        for (LabelledImage image : images) {
            tar.add(image.path(), root.resolve(image.path()));
        }
        return tar;
    }
}
