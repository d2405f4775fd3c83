package org.fusiform.contracts.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.fusiform.contracts.Sha256;

/**
 * An API key as its owner keeps it: {@code fus_ID_SECRET_SUM}, hexadecimal. ID (64 bits) names it in lists, SECRET has 256
 * random bits, so that a plain hash of the whole is enough at rest, and SUM is the CRC-32 of what comes before it, so that a
 * mistyped key is known for one without being looked up.
 */
public final class AccessKey {
    public static final String PREFIX = "fus_";
    private static final Pattern FORM = Pattern.compile("(fus_([0-9a-f]{16})_[0-9a-f]{64})_([0-9a-f]{8})");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String id;
    private final String text;

    private AccessKey(String id, String text) {
        this.id = id;
        this.text = text;
    }

    /** One that nobody has. */
    public static AccessKey generate() {
        String id = random(8);
        String body = PREFIX + id + "_" + random(32);
        return new AccessKey(id, body + "_" + sum(body));
    }

    /** Empty where the text was mistyped, cut off or never was a key. */
    public static Optional<AccessKey> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() && sum(matcher.group(1)).equals(matcher.group(3))
                ? Optional.of(new AccessKey(matcher.group(2), text))
                : Optional.empty();
    }

    /** Whether lists might call one so. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** What lists call it; no secret. */
    public String id() {
        return id;
    }

    /** The secret itself: for its owner alone. */
    public String reveal() {
        return text;
    }

    /** What is kept of it. */
    public String sha256() {
        return Sha256.of(text);
    }

    /** Without the secret, because keys end up in logs. */
    @Override
    public String toString() {
        return PREFIX + id + "_…";
    }

    private static String random(int bytes) {
        byte[] secret = new byte[bytes];
        RANDOM.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    private static String sum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
