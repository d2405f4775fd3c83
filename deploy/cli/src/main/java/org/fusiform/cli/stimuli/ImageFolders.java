package org.fusiform.cli.stimuli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.fusiform.cli.CommandFailure;

/**
 * The images of a folder whose subfolders are conditions.
 *
 * @param root the folder
 * @param images in the order of their names, each at {@code root/FOLDER/…}
 * @param skipped subfolders that the map does not name
 */
record ImageFolders(Path root, List<Path> images, List<String> skipped) {
    private static final Set<String> EXTENSIONS =
            Set.of("jpg", "jpeg", "jpe", "jfif", "png", "webp", "gif", "bmp", "tif", "tiff", "pgm", "ppm");

    ImageFolders {
        images = List.copyOf(images);
        skipped = List.copyOf(skipped);
    }

    /** @param map null to take every subfolder */
    static ImageFolders in(Path root, ConditionMap map) {
        try {
            List<Path> folders = subfolders(root);
            requireNamed(root, folders, map);
            List<Path> images = new ArrayList<>();
            List<String> skipped = new ArrayList<>();
            for (Path folder : folders) {
                if (map == null || map.names(name(folder))) {
                    images.addAll(imagesIn(folder));
                } else {
                    skipped.add(name(folder));
                }
            }
            if (images.isEmpty()) {
                throw new CommandFailure(
                        root + " holds no images: there must be one subfolder per condition, with images in it");
            }
            return new ImageFolders(root, images, skipped);
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + e.getMessage(), e);
        }
    }

    private static void requireNamed(Path root, List<Path> folders, ConditionMap map) {
        List<String> present = folders.stream().map(ImageFolders::name).toList();
        if (map != null && !present.containsAll(map.conditions().keySet())) {
            List<String> missing = map.conditions().keySet().stream()
                    .filter(folder -> !present.contains(folder))
                    .toList();
            throw new CommandFailure(
                    "--map names " + missing + ", which " + root + " does not have; it has " + present);
        }
    }

    private static List<Path> subfolders(Path root) throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(Files::isDirectory)
                    .filter(folder -> !name(folder).startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> imagesIn(Path folder) throws IOException {
        try (Stream<Path> entries = Files.walk(folder)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> !name(file).startsWith(".") && EXTENSIONS.contains(extension(name(file))))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
