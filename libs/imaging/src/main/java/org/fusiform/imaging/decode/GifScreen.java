package org.fusiform.imaging.decode;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import org.w3c.dom.Node;

/** The whole screen of a GIF with its first frame on it; around the frame is its transparent colour, or colour 0. */
final class GifScreen {
    private GifScreen() {}

    /** Width and height of the screen, which lie at a fixed place of every GIF. */
    static int[] size(byte[] bytes) throws ImageRefused {
        if (bytes.length < 13) {
            throw new ImageRefused("a truncated GIF: it ends within its header");
        }
        return new int[] {bytes[6] & 0xff | (bytes[7] & 0xff) << 8, bytes[8] & 0xff | (bytes[9] & 0xff) << 8};
    }

    static RgbImage of(ImageReader reader, BufferedImage frame, int width, int height) throws IOException {
        Node place = attributesOf(reader.getImageMetadata(0), "ImageDescriptor");
        int left = number(place, "imageLeftPosition");
        int top = number(place, "imageTopPosition");
        RgbImage picture = Rgb.of(frame);
        if (left == 0 && top == 0 && frame.getWidth() == width && frame.getHeight() == height) {
            return picture;
        }
        byte[] rgb = background((IndexColorModel) frame.getColorModel(), width, height);
        RgbImage screen = new RgbImage(width, height, rgb);
        Rgb.paste(picture, screen, left, top);
        return screen;
    }

    private static byte[] background(IndexColorModel palette, int width, int height) {
        int index = Math.max(palette.getTransparentPixel(), 0);
        byte[] colour = {(byte) palette.getRed(index), (byte) palette.getGreen(index), (byte) palette.getBlue(index)};
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = colour[i % 3];
        }
        return rgb;
    }

    private static Node attributesOf(IIOMetadata metadata, String name) throws IOException {
        Node child = metadata.getAsTree(metadata.getNativeMetadataFormatName()).getFirstChild();
        while (child != null && !child.getNodeName().equals(name)) {
            child = child.getNextSibling();
        }
        if (child == null) {
            throw new IOException("its first frame has no place");
        }
        return child;
    }

    private static int number(Node node, String attribute) {
        return Integer.parseInt(node.getAttributes().getNamedItem(attribute).getNodeValue());
    }
}
