package org.fusiform.gateway.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fusiform.contracts.access.AccessKey;
import org.fusiform.gateway.naming.ResourceName;
import org.fusiform.gateway.page.Page;
import org.fusiform.gateway.page.PageRequest;
import org.fusiform.gateway.problem.FieldError;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.project.Project;

/** API keys by REST. */
@Path("/api/v1/keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access")
@Needs(Scope.ADMIN)
public class KeyResource {
    private static final int LONGEST_DAYS = 3650;

    private final ApiKeys keys;
    private final CurrentCaller caller;

    KeyResource(ApiKeys keys, CurrentCaller caller) {
        this.keys = keys;
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
    @Operation(summary = "Makes a key; this answer alone holds it")
    public Response create(NewKey asked) {
        if (asked == null) {
            throw Problem.invalid("", "a key is asked for by an object that holds its name");
        }
        Scope scope = checked(asked);
        String project = asked.project == null ? caller.project() : asked.project;
        Instant expires = asked.days == null
                ? null
                : Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(asked.days));
        AccessKey key = AccessKey.generate();
        KeyView made =
                keys.add(key, project, asked.name, scope, expires, caller.get().name());
        return Response.created(URI.create("/api/v1/keys/" + key.id()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new MadeKey(key.reveal(), made))
                .build();
    }

    private static Scope checked(NewKey asked) {
        List<FieldError> mistakes = new ArrayList<>();
        if (asked.name == null || !ResourceName.valid(asked.name)) {
            mistakes.add(new FieldError("/name", "must hold 1 to 64 letters, digits, '.', '_', '-'"));
        }
        if (asked.project != null && !Project.valid(asked.project)) {
            mistakes.add(new FieldError("/project", Project.RULE));
        }
        Scope scope =
                asked.scope == null ? Scope.SUBMIT : Scope.named(asked.scope).orElse(null);
        if (scope == null) {
            mistakes.add(new FieldError("/scope", "must be one of " + Scope.words()));
        }
        if (asked.days != null && (asked.days < 1 || asked.days > LONGEST_DAYS)) {
            mistakes.add(new FieldError("/days", "must be from 1 to " + LONGEST_DAYS));
        }
        if (!mistakes.isEmpty()) {
            throw Problem.invalid(mistakes);
        }
        return scope;
    }

    @GET
    @Operation(summary = "Lists the keys without their secrets, the newest first")
    public Page<KeyView> list(
            @QueryParam("project") String project,
            @QueryParam("pageSize") Integer pageSize,
            @QueryParam("pageToken") String pageToken) {
        return keys.list(Project.requireFormed("project", project), PageRequest.of(pageSize, pageToken));
    }

    @DELETE
    @Path("/{key}")
    @Operation(summary = "Revokes a key, at once")
    public void revoke(@PathParam("key") String id) {
        if (!AccessKey.isId(id)) {
            throw Problem.notFound("there is no key '" + id + "'");
        }
        keys.revoke(id, caller.get().name());
    }
}
