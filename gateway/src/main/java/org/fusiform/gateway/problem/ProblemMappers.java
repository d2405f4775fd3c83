package org.fusiform.gateway.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fusiform.messaging.delivery.PassingFault;
import org.fusiform.messaging.delivery.Retry;
import org.fusiform.storage.StoreUnavailable;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure leaves as problem+json; what is nobody's mistake but ours is logged under the number that is told. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int UNAVAILABLE = 503;
    private static final int INTERNAL = 500;

    @ServerExceptionMapper
    Response map(Problem problem) {
        Response.ResponseBuilder answer = Response.fromResponse(
                ProblemDocument.answer(problem.status(), problem.title(), problem.getMessage(), problem.errors()));
        problem.headers().forEach(answer::header);
        return answer.build();
    }

    @ServerExceptionMapper
    Response map(WebApplicationException refusal) {
        Response response = refusal.getResponse();
        if (response.getStatus() / 100 < 4 || response.hasEntity()) {
            return response;
        }
        return ProblemDocument.answer(
                response.getStatus(), response.getStatusInfo().getReasonPhrase(), refusal.getMessage(), List.of());
    }

    /** JSON that is well formed, and of another type than a field has. */
    @ServerExceptionMapper
    Response map(MismatchedInputException mistyped) {
        String pointer = mistyped.getPath().stream()
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("/", "/", ""));
        return map(Problem.invalid(pointer, "is of another type than the description at /q/openapi says"));
    }

    @ServerExceptionMapper
    Response map(StoreUnavailable outage) {
        LOG.errorf("the object store is away: %s", outage.getMessage());
        return ProblemDocument.answer(
                UNAVAILABLE, "Object store unavailable", "the object store does not answer; try again", List.of());
    }

    @ServerExceptionMapper
    Response map(PassingFault fault) {
        return ProblemDocument.answer(UNAVAILABLE, "Not at this moment", fault.getMessage(), List.of());
    }

    @ServerExceptionMapper
    Response map(RuntimeException failure) {
        if (Retry.helps(failure)) {
            LOG.errorf("cannot answer now: %s", failure);
            return ProblemDocument.answer(
                    UNAVAILABLE, "Unavailable", "the database does not answer; try again", List.of());
        }
        String number = UUID.randomUUID().toString();
        LOG.errorf(failure, "internal error %s", number);
        return ProblemDocument.answer(
                INTERNAL, "Internal error", "internal error " + number + "; the gateway's log tells more", List.of());
    }
}
