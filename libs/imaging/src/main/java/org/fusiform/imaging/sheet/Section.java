package org.fusiform.imaging.sheet;

import java.util.List;
import org.fusiform.imaging.decode.RgbImage;

/** Thumbnails under one heading, such as a condition. */
public record Section(String heading, List<Cell> cells) {
    public Section {
        cells = List.copyOf(cells);
    }

    /** {@code label} stands below the picture; it may be empty. */
    public record Cell(String label, RgbImage image) {}
}
