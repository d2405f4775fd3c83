package org.fusiform.imaging.sheet;

import java.util.Arrays;
import java.util.List;
import org.fusiform.imaging.decode.RgbImage;
import org.fusiform.imaging.lettering.Label;

/**
 * Lays out thumbnails in rows, section by section, on white.
 *
 * @param columns of thumbnails
 * @param side of a thumbnail's square in pixels
 */
public record ContactSheet(int columns, int side) {
    private static final int GAP = 4;
    private static final int HEADING = 10;
    private static final int CAPTION = 7;
    private static final int MOST_PIXELS = 16_000_000;

    public ContactSheet {
        if (columns < 1 || side < 8) {
            throw new IllegalArgumentException(
                    "a sheet needs a column and thumbnails of 8 pixels, not " + columns + " of " + side);
        }
    }

    /** An IllegalArgumentException if there is nothing to show, or more than 16 megapixels of it, before any picture is asked for. */
    public RgbImage of(List<Section> sections) {
        if (sections.stream().allMatch(section -> section.cells().isEmpty())) {
            throw new IllegalArgumentException("a contact sheet of no pictures");
        }
        long width = (long) columns * (side + GAP) + GAP;
        long height = GAP + sections.stream().mapToLong(this::heightOf).sum();
        if (width * height > MOST_PIXELS) {
            throw new IllegalArgumentException("a contact sheet of " + width + " × " + height
                    + " pixels is over the limit of " + MOST_PIXELS + ": show fewer pictures, or smaller ones");
        }
        byte[] rgb = new byte[(int) (width * height * 3)];
        Arrays.fill(rgb, (byte) 255);
        RgbImage sheet = new RgbImage((int) width, (int) height, rgb);
        int top = GAP;
        for (Section section : sections) {
            draw(section, sheet, top);
            top += heightOf(section);
        }
        return sheet;
    }

    private int heightOf(Section section) {
        return headingHeight(section) + Math.ceilDiv(section.cells().size(), columns) * rowHeight(section);
    }

    private static int headingHeight(Section section) {
        return section.heading().isEmpty() ? 0 : HEADING * 2 + GAP;
    }

    private int rowHeight(Section section) {
        boolean captions =
                section.cells().stream().anyMatch(cell -> !cell.label().isEmpty());
        return side + GAP + (captions ? CAPTION * 2 + GAP : 0);
    }

    private void draw(Section section, RgbImage sheet, int top) {
        if (!section.heading().isEmpty()) {
            write(Label.of(section.heading(), HEADING, sheet.width() - 2 * GAP), sheet, GAP, top);
        }
        int first = top + headingHeight(section);
        for (int i = 0; i < section.cells().size(); i++) {
            Section.Cell cell = section.cells().get(i);
            int x = GAP + i % columns * (side + GAP);
            int y = first + i / columns * rowHeight(section);
            RgbImage small = Thumbnail.of(cell.picture().get(), side);
            paste(small, sheet, x + (side - small.width()) / 2, y + (side - small.height()) / 2);
            if (!cell.label().isEmpty()) {
                write(Label.of(cell.label(), CAPTION, side), sheet, x, y + side + 1);
            }
        }
    }

    private static void paste(RgbImage image, RgbImage sheet, int left, int top) {
        for (int y = 0; y < image.height(); y++) {
            System.arraycopy(
                    image.rgb(),
                    y * image.width() * 3,
                    sheet.rgb(),
                    ((top + y) * sheet.width() + left) * 3,
                    image.width() * 3);
        }
    }

    private static void write(Label label, RgbImage sheet, int left, int top) {
        for (int y = 0; y < Math.min(label.height(), sheet.height() - top); y++) {
            for (int x = 0; x < Math.min(label.width(), sheet.width() - left); x++) {
                byte level = (byte) Math.round(255 * (1 - label.cover()[y * label.width() + x]));
                int at = ((top + y) * sheet.width() + left + x) * 3;
                Arrays.fill(sheet.rgb(), at, at + 3, level);
            }
        }
    }
}
