package org.fusiform.gateway.result;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fusiform.contracts.result.ResultDocument;
import org.fusiform.gateway.access.CurrentCaller;
import org.fusiform.storage.ObjectStore;
import org.fusiform.storage.bean.StoreConfig;

/** Results by REST. */
@Path("/api/v1/campaigns/{id}")
@Tag(name = "Results")
public class ResultResource {
    private final Results results;
    private final RunLayers layers;
    private final ObjectStore store;
    private final StoreConfig storeConfig;
    private final CurrentCaller caller;

    ResultResource(
            Results results, RunLayers layers, ObjectStore store, StoreConfig storeConfig, CurrentCaller caller) {
        this.results = results;
        this.layers = layers;
        this.store = store;
        this.storeConfig = storeConfig;
        this.caller = caller;
    }

    @GET
    @Path("/results")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Everything found so far")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ResultDocument.class)))
    public StreamingOutput results(@PathParam("id") String id) {
        Results.Head head = results.head(caller.project(), id);
        return out -> ResultJson.write(results, head, out);
    }

    @GET
    @Path("/results.csv")
    @Produces("text/csv")
    @Operation(summary = "A tidy table: one row per model, layer, target and analysis")
    public StreamingOutput csv(@PathParam("id") String id) {
        Results.Head head = results.head(caller.project(), id);
        return out -> ResultCsv.write(results, head, out);
    }

    @GET
    @Path("/runs/{model}/layers/{layer}/units")
    @Produces("application/vnd.apache.parquet")
    @Operation(summary = "The table of all units of a layer (Parquet)")
    public Response units(
            @PathParam("id") String id,
            @PathParam("model") String model,
            @PathParam("layer") String layer,
            @QueryParam("analysis") @DefaultValue("0") int analysis) {
        RunLayers.Found found = find(id, model, layer, analysis);
        found.requireAnalysed();
        String name = (model + "-" + layer).replaceAll("[^A-Za-z0-9._-]", "-");
        return Response.ok(store.open(found.unitTables().get(analysis)))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "-units.parquet\"")
                .build();
    }

    @GET
    @Path("/runs/{model}/layers/{layer}/activations")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Where the layer's Zarr array is")
    public ActivationsView activations(
            @PathParam("id") String id,
            @PathParam("model") String model,
            @PathParam("layer") String layer,
            @QueryParam("analysis") @DefaultValue("0") int analysis) {
        RunLayers.Found found = find(id, model, layer, analysis);
        found.requireActivations();
        return ActivationsView.of(found, storeConfig.endpoint(), storeConfig.bucket());
    }

    private RunLayers.Found find(String id, String model, String layer, int analysis) {
        RunLayers.Found found = layers.find(caller.project(), id, model, layer);
        found.analysis(analysis);
        return found;
    }
}
