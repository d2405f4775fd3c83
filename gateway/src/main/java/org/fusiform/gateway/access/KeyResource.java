package org.fusiform.gateway.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.access.AccessKey;
import org.fusiform.gateway.idempotency.Asked;
import org.fusiform.gateway.idempotency.Attempt;
import org.fusiform.gateway.idempotency.Idempotency;
import org.fusiform.gateway.idempotency.Made;
import org.fusiform.gateway.naming.ResourceName;
import org.fusiform.gateway.page.Page;
import org.fusiform.gateway.page.PageRequest;
import org.fusiform.gateway.problem.JsonBody;
import org.fusiform.gateway.problem.Mistakes;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.project.Project;
import org.fusiform.messaging.database.Transactions;

/** API keys by REST. */
@Path("/api/v1/keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access")
@Needs(Scope.ADMIN)
public class KeyResource {
    private static final int LONGEST_DAYS = 3650;
    private static final Duration LONGEST_MAKING = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final ApiKeys keys;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    KeyResource(Transactions transactions, ApiKeys keys, Idempotency idempotency, CurrentCaller caller) {
        this.transactions = transactions;
        this.keys = keys;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /**
     * A key to be made.
     *
     * @param name what it is for
     * @param project whose data it opens; default: that of who asks
     * @param scope read, submit or admin; default: submit
     * @param days it opens anything; default: for ever
     */
    @RegisterForReflection
    public record NewKey(String name, String project, String scope, Integer days) {}

    /** The only time that the gateway tells the secret. */
    public record MadeKey(@JsonProperty("key") String secret, KeyView info) {
        @Override
        public String toString() {
            return "MadeKey[" + info.id() + "]";
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createKey", summary = "Makes a key; this answer alone holds it")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = NewKey.class),
                            examples = @ExampleObject(name = "laptop", value = """
                                            {"name": "laptop", "project": "default", "scope": "submit", "days": 90}""")))
    @APIResponse(
            responseCode = "201",
            description = "The key with its secret",
            content = @Content(schema = @Schema(implementation = MadeKey.class)))
    public Response create(@HeaderParam(Asked.HEADER) String key, @Context UriInfo uri, InputStream body)
            throws IOException {
        String json = JsonBody.text(body);
        Asked asked = Asked.of(caller.project(), key, uri, Sha256.of(json), mistakes -> read(json, mistakes));
        return idempotency.once(asked, LONGEST_MAKING, attempt -> made(json, attempt));
    }

    private Made made(String json, Attempt attempt) {
        NewKey asked = read(json, new Mistakes());
        Scope scope = scope(asked).orElseThrow();
        String project = asked.project == null ? caller.project() : asked.project;
        Instant expires = asked.days == null
                ? null
                : Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(asked.days));
        AccessKey key = AccessKey.generate();
        String by = caller.get().name();
        return transactions.call(session -> ApiKeys.add(session, key, project, asked.name, scope, expires, by)
                .map(info -> Made.secret("/api/v1/keys/" + key.id(), new MadeKey(key.reveal(), info)))
                .call(made -> attempt.answered(session, made)));
    }

    /** Whose every field is right; a Problem that names all that are not, after what is wrong already. */
    private static NewKey read(String json, Mistakes mistakes) {
        NewKey asked = JsonBody.read(json, NewKey.class, mistakes);
        if (asked == null) {
            mistakes.add("", "must be an object that holds the name of the key");
            mistakes.throwIfAny();
        }
        if (asked.name == null || !ResourceName.valid(asked.name)) {
            mistakes.add("/name", "must hold 1 to 64 letters, digits, '.', '_', '-'");
        }
        if (asked.project != null && !Project.valid(asked.project)) {
            mistakes.add("/project", Project.RULE);
        }
        if (scope(asked).isEmpty()) {
            mistakes.add("/scope", "must be one of " + Scope.words());
        }
        if (asked.days != null && (asked.days < 1 || asked.days > LONGEST_DAYS)) {
            mistakes.add("/days", "must be from 1 to " + LONGEST_DAYS);
        }
        mistakes.throwIfAny();
        return asked;
    }

    private static Optional<Scope> scope(NewKey asked) {
        return asked.scope == null ? Optional.of(Scope.SUBMIT) : Scope.named(asked.scope);
    }

    @GET
    @Operation(operationId = "listKeys", summary = "Lists the keys without their secrets, the newest first")
    public Page<KeyView> list(
            @Parameter(description = "Of this project alone", example = "default") @QueryParam("project")
                    String project,
            @QueryParam("pageSize") Integer pageSize,
            @QueryParam("pageToken") String pageToken) {
        Mistakes mistakes = new Mistakes();
        mistakes.note(() -> Project.requireFormed("project", project));
        PageRequest page = mistakes.note(() -> PageRequest.of(pageSize, pageToken));
        mistakes.throwIfAny();
        return keys.list(project, page);
    }

    @DELETE
    @Path("/{key}")
    @Operation(operationId = "revokeKey", summary = "Revokes a key, at once")
    public void revoke(@PathParam("key") String id) {
        if (!AccessKey.isId(id)) {
            throw Problem.notFound("there is no key '" + id + "'");
        }
        keys.revoke(id, caller.get().name());
    }
}
