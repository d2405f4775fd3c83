package org.fusiform.embedded;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The secret of one service, which follows from that of a part and tells nothing of those of others. */
public final class ServiceSecret {
    private ServiceSecret() {}

    /** Hexadecimal digits. */
    public static String of(String secret, String service) {
        try {
            byte[] text = (secret + "/" + service).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
