package org.fusiform.gateway.store;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fusiform.gateway.project.Project;

/** The object store of a project, for whoever runs the system. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class StoreResource {
    private final StoreUsage usage;
    private final StoreSweep sweep;

    StoreResource(StoreUsage usage, StoreSweep sweep) {
        this.usage = usage;
        this.sweep = sweep;
    }

    @GET
    @Path("/store/usage")
    @Operation(summary = "Objects and bytes that are stored, by kind, and how much of it nothing refers to")
    public UsageView usage() {
        return usage.of(Project.DEFAULT);
    }

    @POST
    @Path("/store:sweep")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary =
                    "Removes what no campaign, set or model refers to and nobody may be writing; dryRun only says what")
    public SweepView sweep(@QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return sweep.sweep(Project.DEFAULT, dryRun);
    }
}
