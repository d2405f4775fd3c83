package org.fusiform.gateway.audit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fusiform.gateway.access.Needs;
import org.fusiform.gateway.access.Scope;
import org.fusiform.gateway.page.Page;
import org.fusiform.gateway.page.PageRequest;
import org.fusiform.gateway.problem.Mistakes;
import org.fusiform.gateway.project.Project;

/** The audit log by REST. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access")
@Needs(Scope.ADMIN)
public class AuditResource {
    private final AuditLog log;

    AuditResource(AuditLog log) {
        this.log = log;
    }

    @GET
    @Operation(operationId = "listAudit", summary = "Who changed what, the newest first")
    public Page<AuditEntry> list(
            @Parameter(description = "Of this project alone", example = "default") @QueryParam("project")
                    String project,
            @QueryParam("pageSize") Integer pageSize,
            @QueryParam("pageToken") String pageToken) {
        Mistakes mistakes = new Mistakes();
        mistakes.note(() -> Project.requireFormed("project", project));
        PageRequest page = mistakes.note(() -> PageRequest.of(pageSize, pageToken));
        mistakes.throwIfAny();
        return log.list(project, page);
    }
}
