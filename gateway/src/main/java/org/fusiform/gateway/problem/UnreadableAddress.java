package org.fusiform.gateway.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Addresses that are no addresses, which are refused before anybody looks for an operation. */
@ApplicationScoped
class UnreadableAddress {
    private static final int BAD_REQUEST = 400;

    private final ObjectMapper json;

    UnreadableAddress(ObjectMapper json) {
        this.json = json;
    }

    void answer(@Observes Router router) {
        router.errorHandler(BAD_REQUEST, this::refuse);
    }

    private void refuse(RoutingContext context) {
        String detail = "the address cannot be read: after a % there must be two hexadecimal digits";
        try {
            context.response()
                    .setStatusCode(BAD_REQUEST)
                    .putHeader("Content-Type", "application/problem+json")
                    .end(json.writeValueAsString(
                            new ProblemDocument("about:blank", "Malformed request", BAD_REQUEST, detail, List.of())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
