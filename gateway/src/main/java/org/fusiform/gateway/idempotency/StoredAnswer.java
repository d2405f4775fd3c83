package org.fusiform.gateway.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.fusiform.gateway.problem.Problem;

/** @param json null where it holds a secret */
record StoredAnswer(int status, String location, String json) {
    private static final String REPLAYED = "Idempotency-Replayed";

    Response first(boolean secret) {
        Response.ResponseBuilder answer = answer();
        return secret ? answer.header(HttpHeaders.CACHE_CONTROL, "no-store").build() : answer.build();
    }

    Response again() {
        if (json == null) {
            throw Problem.conflict("the request with this Idempotency-Key made " + location
                    + ", and its answer, which held a secret, was told once; delete that and ask with another key");
        }
        return answer().header(REPLAYED, "true").build();
    }

    private Response.ResponseBuilder answer() {
        return Response.status(status)
                .location(URI.create(location))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(json);
    }
}
