package org.fusiform.gateway.result;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.result.ResultDocument;
import org.fusiform.gateway.access.CurrentCaller;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.storage.ObjectStore;
import org.fusiform.storage.bean.StoreConfig;

/** Results by REST. */
@Path("/api/v1/campaigns/{id}")
@Tag(name = "Results")
public class ResultResource {
    private final Results results;
    private final RunLayers layers;
    private final ResultTag tags;
    private final ObjectStore store;
    private final StoreConfig storeConfig;
    private final CurrentCaller caller;

    ResultResource(
            Results results,
            RunLayers layers,
            ResultTag tags,
            ObjectStore store,
            StoreConfig storeConfig,
            CurrentCaller caller) {
        this.results = results;
        this.layers = layers;
        this.tags = tags;
        this.store = store;
        this.storeConfig = storeConfig;
        this.caller = caller;
    }

    @GET
    @Path("/results")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getResults", summary = "Everything found so far")
    @APIResponse(
            responseCode = "200",
            description = "With an ETag, by which If-None-Match learns that nothing has changed",
            content = @Content(schema = @Schema(implementation = ResultDocument.class)))
    @APIResponse(responseCode = "304", description = "As If-None-Match knows it")
    public Response results(@PathParam("id") String id) {
        EntityTag tag = tags.of(id, "json");
        Results.Head head = results.head(caller.project(), id);
        return answer(tag, out -> ResultJson.write(results, head, out));
    }

    @GET
    @Path("/results.csv")
    @Produces("text/csv")
    @Operation(operationId = "getResultTable", summary = "A tidy table: one row per model, layer, target and analysis")
    @APIResponse(
            responseCode = "200",
            description = "With an ETag",
            content = @Content(schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "304", description = "As If-None-Match knows it")
    public Response csv(@PathParam("id") String id) {
        EntityTag tag = tags.of(id, "csv");
        Results.Head head = results.head(caller.project(), id);
        return answer(tag, out -> ResultCsv.write(results, head, out));
    }

    private static Response answer(EntityTag tag, StreamingOutput results) {
        return Response.ok(results).tag(tag).build();
    }

    @GET
    @Path("/runs/{model}/layers/{layer}/units")
    @Produces("application/vnd.apache.parquet")
    @Operation(operationId = "getUnits", summary = "The table of all units of a layer (Parquet)")
    @APIResponse(
            responseCode = "200",
            description = "With an ETag",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "As If-None-Match knows it")
    public Response units(
            @PathParam("id") String id,
            @PathParam("model") String model,
            @PathParam("layer") String layer,
            @Parameter(description = "Index of the analysis in the campaign's document", example = "0")
                    @QueryParam("analysis")
                    @DefaultValue("0")
                    int analysis) {
        RunLayers.Found found = find(id, model, layer, analysis);
        if (found.unitTables().isEmpty()) {
            throw Problem.notFound("the layer '" + layer + "' is not analysed yet");
        }
        String name = (model + "-" + layer).replaceAll("[^A-Za-z0-9._-]", "-");
        String table = found.unitTables().get(analysis);
        return Response.ok(store.open(table))
                .tag(new EntityTag(Sha256.of(found.plan().run() + " " + table), true))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "-units.parquet\"")
                .build();
    }

    @GET
    @Path("/runs/{model}/layers/{layer}/activations")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getActivations", summary = "Where the layer's Zarr array is")
    public ActivationsView activations(
            @PathParam("id") String id,
            @PathParam("model") String model,
            @PathParam("layer") String layer,
            @Parameter(description = "Index of the analysis in the campaign's document", example = "0")
                    @QueryParam("analysis")
                    @DefaultValue("0")
                    int analysis) {
        RunLayers.Found found = find(id, model, layer, analysis);
        if (found.discarded()) {
            throw Problem.gone("the activations of layer '" + layer + "' were discarded, as \"retention\": \"discard\""
                    + " asks; submit the document with \"keep\" to have them computed anew");
        }
        return ActivationsView.of(found, storeConfig.endpoint(), storeConfig.bucket());
    }

    private RunLayers.Found find(String id, String model, String layer, int analysis) {
        RunLayers.Found found = layers.find(caller.project(), id, model, layer);
        int analyses = found.plan().analyses().size();
        if (analysis < 0 || analysis >= analyses) {
            throw Problem.invalid("analysis", "must be from 0 to " + (analyses - 1) + ", not " + analysis);
        }
        return found;
    }
}
