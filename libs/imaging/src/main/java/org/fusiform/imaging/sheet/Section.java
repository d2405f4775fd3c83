package org.fusiform.imaging.sheet;

import java.util.List;
import java.util.function.Supplier;
import org.fusiform.imaging.decode.RgbImage;

/** Thumbnails under one heading, such as a condition. */
public record Section(String heading, List<Cell> cells) {
    public Section {
        cells = List.copyOf(cells);
    }

    /**
     * One place of a sheet.
     *
     * @param label stands below the picture; it may be empty
     * @param picture is asked for once, when the place is drawn, so that a sheet needs one picture at a time
     */
    public record Cell(String label, Supplier<RgbImage> picture) {
        public static Cell of(String label, RgbImage image) {
            return new Cell(label, () -> image);
        }
    }
}
