package org.fusiform.gateway.etag;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** An answer with an ETag that the request names in If-None-Match is 304, and nothing else (RFC 9110, 13.1.2). */
class RevalidationFilter {

    @ServerResponseFilter
    void revalidate(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (known == null
                || !request.getMethod().equals("GET")
                || response.getStatus() != Status.OK.getStatusCode()
                || response.getEntityTag() == null
                || !names(known, response.getEntityTag())) {
            return;
        }
        if (response.getEntity() instanceof AutoCloseable open) {
            close(open);
        }
        response.setEntity(null);
        response.setStatusInfo(Status.NOT_MODIFIED);
    }

    /** By the weak comparison, as a tag is the same for each Content-Encoding. */
    private static boolean names(String known, EntityTag tag) {
        String ours = "\"" + tag.getValue() + "\"";
        return Arrays.stream(known.split(","))
                .map(String::strip)
                .anyMatch(theirs ->
                        theirs.equals("*") || (theirs.startsWith("W/") ? theirs.substring(2) : theirs).equals(ours));
    }

    private static void close(AutoCloseable entity) throws IOException {
        try {
            entity.close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
