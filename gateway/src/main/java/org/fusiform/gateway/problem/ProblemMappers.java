package org.fusiform.gateway.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;
import org.fusiform.messaging.delivery.PassingFault;
import org.fusiform.messaging.delivery.Retry;
import org.fusiform.storage.StoreUnavailable;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure leaves as problem+json; what is nobody's mistake but ours is logged under the number that is told. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int NOT_ACCEPTABLE = 406;
    private static final int UNSUPPORTED = 415;
    private static final int INTERNAL = 500;
    private static final int UNAVAILABLE = 503;
    private static final int RETRY_SECONDS = 5;

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
        Response.ResponseBuilder answer = Response.fromResponse(ProblemDocument.answer(
                response.getStatus(), response.getStatusInfo().getReasonPhrase(), detail(refusal), List.of()));
        response.getStringHeaders().forEach((name, values) -> values.forEach(value -> answer.header(name, value)));
        return answer.build();
    }

    private static String detail(WebApplicationException refusal) {
        return switch (refusal.getResponse().getStatus()) {
            case NOT_FOUND -> "there is no such path; /q/openapi lists those that there are";
            case NOT_ALLOWED -> "the path has no such method; /q/openapi lists those that it has";
            case NOT_ACCEPTABLE -> "the path answers in no type that the header Accept names; see /q/openapi";
            case UNSUPPORTED -> "the path takes no body of this Content-Type; see /q/openapi";
            default -> refusal.getMessage();
        };
    }

    @ServerExceptionMapper
    Response map(StoreUnavailable outage) {
        LOG.errorf("the object store is away: %s", outage.getMessage());
        return unavailable("Object store unavailable", "the object store does not answer; try again");
    }

    @ServerExceptionMapper
    Response map(PassingFault fault) {
        return unavailable("Not at this moment", fault.getMessage());
    }

    @ServerExceptionMapper
    Response map(Throwable failure) {
        if (Retry.helps(failure)) {
            LOG.errorf("cannot answer now: %s", failure);
            return unavailable("Unavailable", away(failure) + "; try again");
        }
        String number = UUID.randomUUID().toString();
        LOG.errorf(failure, "internal error %s", number);
        return ProblemDocument.answer(
                INTERNAL, "Internal error", "internal error " + number + "; the gateway's log tells more", List.of());
    }

    private static String away(Throwable failure) {
        return switch (failure) {
            case UncheckedIOException disk ->
                "the gateway cannot use its disk: " + disk.getCause().getMessage();
            case IOException disk -> "the gateway cannot use its disk: " + disk.getMessage();
            case KafkaException broker -> "the broker does not answer";
            default -> "the database does not answer";
        };
    }

    private static Response unavailable(String title, String detail) {
        return Response.fromResponse(ProblemDocument.answer(UNAVAILABLE, title, detail, List.of()))
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }
}
