package org.fusiform.gateway.result;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fusiform.contracts.result.CampaignProvenance;
import org.fusiform.contracts.result.ResultDocument;
import org.fusiform.contracts.stimulus.StimulusManifest;
import org.fusiform.gateway.access.CurrentCaller;
import org.fusiform.gateway.stimulus.Manifests;

/** Results by REST. */
@Path("/api/v1/campaigns/{id}")
@Tag(name = "Results")
public class ResultResource {
    private final Results results;
    private final ResultTag tags;
    private final CampaignArchive archive;
    private final Manifests manifests;
    private final CurrentCaller caller;

    ResultResource(
            Results results, ResultTag tags, CampaignArchive archive, Manifests manifests, CurrentCaller caller) {
        this.results = results;
        this.tags = tags;
        this.archive = archive;
        this.manifests = manifests;
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
    @Path("/stimuli.csv")
    @Produces("text/csv")
    @Operation(
            operationId = "getShownStimuli",
            summary = "The stimuli that were shown, in the order of activations and RDMs")
    public StreamingOutput stimuli(@PathParam("id") String id) {
        Results.Head head = results.head(caller.project(), id);
        StimulusManifest manifest = manifests.of(caller.project(), head.campaign().stimulusSet);
        return out -> StimuliCsv.write(manifest, out);
    }

    @GET
    @Path("/provenance")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getProvenance",
            summary = "What everything comes from: weights, stimuli, layers, parameters, engine, seeds and release")
    public CampaignProvenance provenance(@PathParam("id") String id) {
        return results.provenance(results.head(caller.project(), id));
    }

    @GET
    @Path("/archive")
    @Produces("application/zip")
    @Operation(
            operationId = "getArchive",
            summary = "Everything found so far in one archive (zip), and the document that computes it again")
    public Response archive(
            @PathParam("id") String id,
            @Parameter(description = "Whether with the tables of units, by far the most of it", example = "false")
                    @QueryParam("units")
                    @DefaultValue("true")
                    boolean units) {
        Results.Head head = results.head(caller.project(), id);
        StreamingOutput content = out -> archive.write(head, units, out);
        return Downloads.of(content, "application/zip", "fusiform-" + id + ".zip");
    }
}
