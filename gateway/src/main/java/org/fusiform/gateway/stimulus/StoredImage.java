package org.fusiform.gateway.stimulus;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.fusiform.imaging.decode.ImageFormat;

/** An image as an answer; content-addressed, so that a browser need never ask for it again. */
final class StoredImage {
    private static final int YEAR = (int) Duration.ofDays(365).toSeconds();

    private StoredImage() {}

    static Response answer(ByteBuffer content, String sha256) {
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        CacheControl forever = new CacheControl();
        forever.setMaxAge(YEAR);
        forever.setPrivate(true);
        return Response.ok(bytes)
                .type(ImageFormat.of(bytes).map(ImageFormat::contentType).orElse(MediaType.APPLICATION_OCTET_STREAM))
                .tag(new EntityTag(sha256))
                .cacheControl(forever)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
