package org.fusiform.imaging.decode;

import java.nio.charset.StandardCharsets;

/** Says what bytes that are no image begin with, so that a saved web page is recognised at a glance. */
final class FirstBytes {
    private FirstBytes() {}

    static String describe(byte[] bytes) {
        if (bytes.length == 0) {
            return "not an image: it is empty";
        }
        String start = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1)
                .replaceAll("[^\\x20-\\x7e]", "·");
        return "not an image Fusiform reads (PNG, JPEG, WebP, BMP, GIF): it starts with \"" + start + "\"";
    }
}
