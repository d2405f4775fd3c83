package org.fusiform.gateway.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** RFC 9457 problem details. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ProblemDocument(String type, String title, int status, String detail, List<FieldError> errors) {
    private static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json");

    static Response answer(int status, String title, String detail, List<FieldError> errors) {
        return Response.status(status)
                .type(PROBLEM_JSON)
                .entity(new ProblemDocument("about:blank", title, status, detail, errors))
                .build();
    }
}
