package org.fusiform.gateway.quota;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fusiform.gateway.access.CurrentCaller;
import org.fusiform.gateway.access.Needs;
import org.fusiform.gateway.access.Scope;
import org.fusiform.gateway.page.Page;
import org.fusiform.gateway.page.PageRequest;
import org.fusiform.gateway.problem.JsonBody;
import org.fusiform.gateway.problem.Mistakes;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.project.Project;

/** Projects and their limits by REST. */
@Path("/api/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access")
public class ProjectResource {
    private final Quotas quotas;
    private final CurrentCaller caller;

    ProjectResource(Quotas quotas, CurrentCaller caller) {
        this.quotas = quotas;
        this.caller = caller;
    }

    @GET
    @Needs(Scope.ADMIN)
    @Operation(
            operationId = "listProjects",
            summary = "Lists all projects by name, with their limits and what they have")
    public Page<ProjectView> list(@QueryParam("pageSize") Integer pageSize, @QueryParam("pageToken") String pageToken) {
        return quotas.list(PageRequest.of(pageSize, pageToken));
    }

    @GET
    @Path("/{project}")
    @Operation(
            operationId = "getProject",
            summary = "One's own project, its limits and what it has; for admins every project")
    public ProjectView get(@PathParam("project") String project) {
        if (!project.equals(caller.project()) && caller.get().scope() != Scope.ADMIN) {
            throw unknown(project);
        }
        return find(project);
    }

    private ProjectView find(String project) {
        return Optional.of(project).filter(Project::valid).flatMap(quotas::find).orElseThrow(() -> unknown(project));
    }

    @PUT
    @Path("/{project}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Scope.ADMIN)
    @Operation(
            operationId = "limitProject",
            summary = "Sets what a project may have; a limit that is absent is that of the installation")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Limits.class),
                            examples = @ExampleObject(name = "small", value = """
                                            {"campaigns": 4, "storedBytes": 100000000000, "uploadBytes": 1000000000}""")))
    public ProjectView limit(@PathParam("project") String project, InputStream body) throws IOException {
        Limits limits = sensible(JsonBody.text(body));
        quotas.limit(find(project).project(), limits);
        return find(project);
    }

    private static Limits sensible(String json) {
        Mistakes mistakes = new Mistakes();
        Limits limits = JsonBody.read(json, Limits.class, mistakes);
        if (limits == null) {
            throw Problem.invalid("", "must be an object with campaigns, storedBytes and uploadBytes");
        }
        requireNatural("/campaigns", limits.campaigns(), mistakes);
        requireNatural("/storedBytes", limits.storedBytes(), mistakes);
        requireNatural("/uploadBytes", limits.uploadBytes(), mistakes);
        mistakes.throwIfAny();
        return limits;
    }

    private static void requireNatural(String pointer, Number limit, Mistakes mistakes) {
        if (limit != null && limit.longValue() < 0) {
            mistakes.add(pointer, "must be 0 or more, not " + limit);
        }
    }

    private static Problem unknown(String project) {
        return Problem.notFound("there is no project '" + project + "'");
    }
}
