package org.fusiform.gateway.stimulus.picture;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.fusiform.imaging.decode.ImageFormat;

/**
 * An image as an answer. Where it was asked for by the id of its set a browser need never ask again; a name may come to stand
 * for another set.
 */
final class StoredImage {
    private static final int YEAR = (int) Duration.ofDays(365).toSeconds();

    private StoredImage() {}

    /**
     * @param tag that no other image has
     * @param forever whether its address will never mean another image
     */
    static Response answer(byte[] bytes, String tag, boolean forever) {
        CacheControl cache = new CacheControl();
        cache.setPrivate(true);
        if (forever) {
            cache.setMaxAge(YEAR);
        } else {
            cache.setNoCache(true);
        }
        return Response.ok(bytes)
                .type(ImageFormat.of(bytes).map(ImageFormat::contentType).orElse(MediaType.APPLICATION_OCTET_STREAM))
                .tag(new EntityTag(tag))
                .cacheControl(cache)
                .build();
    }
}
