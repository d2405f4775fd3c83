package org.fusiform.gateway.stimulus.picture;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.fusiform.imaging.decode.ImageFormat;

/** An image as an answer; content-addressed, so that a browser need never ask for it again. */
public final class StoredImage {
    private static final int YEAR = (int) Duration.ofDays(365).toSeconds();

    private StoredImage() {}

    /** @param tag that no other image has */
    public static Response answer(byte[] bytes, String tag) {
        CacheControl forever = new CacheControl();
        forever.setMaxAge(YEAR);
        forever.setPrivate(true);
        return Response.ok(bytes)
                .type(ImageFormat.of(bytes).map(ImageFormat::contentType).orElse(MediaType.APPLICATION_OCTET_STREAM))
                .tag(new EntityTag(tag))
                .cacheControl(forever)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
