package org.fusiform.gateway.deadletter;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fusiform.contracts.Topics;
import org.fusiform.gateway.access.Needs;
import org.fusiform.gateway.access.Scope;
import org.fusiform.gateway.page.Page;
import org.fusiform.gateway.page.PageRequest;
import org.fusiform.gateway.problem.Mistakes;
import org.fusiform.gateway.problem.Problem;

/** For whoever runs the system. */
@Path("/api/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
@Needs(Scope.ADMIN)
public class DeadLetterResource {
    private final DeadLetters letters;

    DeadLetterResource(DeadLetters letters) {
        this.letters = letters;
    }

    @GET
    @Operation(
            operationId = "listDeadLetters",
            summary = "Messages that could not be processed, with their reasons, the newest first")
    public Page<DeadLetter> list(
            @Parameter(description = "Of this topic alone", example = "extraction-requests") @QueryParam("topic")
                    String topic,
            @QueryParam("pageSize") Integer pageSize,
            @QueryParam("pageToken") String pageToken) {
        Mistakes mistakes = new Mistakes();
        if (topic != null && !Topics.ALL.contains(topic)) {
            mistakes.add("topic", "'" + topic + "' is none of " + Topics.ALL);
        }
        PageRequest page = mistakes.note(() -> PageRequest.of(pageSize, pageToken));
        mistakes.throwIfAny();
        return letters.list(Optional.ofNullable(topic), page);
    }

    @POST
    @Path("/{topic}/{partition:[0-9]+}-{offset:[0-9]+}:reissue")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "reissueDeadLetter",
            summary = "Sends a message once more to the topic that it was sent to first")
    public DeadLetter reissue(
            @PathParam("topic") String topic, @PathParam("partition") int partition, @PathParam("offset") long offset) {
        Optional<DeadLetter> sent =
                Topics.ALL.contains(topic) ? letters.reissue(topic, partition, offset) : Optional.empty();
        return sent.orElseThrow(() ->
                Problem.notFound("there is no dead letter " + partition + "-" + offset + " of topic '" + topic + "'"));
    }
}
