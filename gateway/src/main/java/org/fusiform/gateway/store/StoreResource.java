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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fusiform.gateway.access.CurrentCaller;

/** The object store of a project. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class StoreResource {
    private final StoreUsage usage;
    private final StoreSweep sweep;
    private final CurrentCaller caller;

    StoreResource(StoreUsage usage, StoreSweep sweep, CurrentCaller caller) {
        this.usage = usage;
        this.sweep = sweep;
        this.caller = caller;
    }

    @GET
    @Path("/store/usage")
    @Operation(
            operationId = "getStoreUsage",
            summary = "Objects and bytes that are stored, by kind, and how much of it nothing refers to")
    public UsageView usage() {
        return usage.of(caller.project());
    }

    @POST
    @Path("/store:sweep")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "sweepStore",
            summary =
                    "Removes what no campaign, set or model refers to and nobody may be writing; dryRun only says what")
    public SweepView sweep(
            @Parameter(description = "Whether it only says what would go", example = "true")
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    boolean dryRun) {
        return sweep.sweep(caller.project(), dryRun);
    }
}
