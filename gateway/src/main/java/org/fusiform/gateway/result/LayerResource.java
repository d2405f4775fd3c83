package org.fusiform.gateway.result;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.gateway.access.CurrentCaller;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.upload.Uploads;
import org.fusiform.storage.ObjectStore;
import org.fusiform.storage.bean.StoreConfig;
import org.fusiform.storage.zarr.ZarrArray;
import org.fusiform.storage.zarr.ZarrNpy;

/** Tables and arrays of one layer by REST. */
@Path("/api/v1/campaigns/{id}/runs/{model}")
@Tag(name = "Results")
public class LayerResource {
    private static final String PARQUET = "application/vnd.apache.parquet";
    private static final String CSV = "text/csv";

    /** NumPy has registered none. */
    private static final String NPY = MediaType.APPLICATION_OCTET_STREAM;

    private final RunLayers layers;
    private final Rdms rdms;
    private final ObjectStore store;
    private final StoreConfig storeConfig;
    private final Uploads uploads;
    private final CurrentCaller caller;

    LayerResource(
            RunLayers layers,
            Rdms rdms,
            ObjectStore store,
            StoreConfig storeConfig,
            Uploads uploads,
            CurrentCaller caller) {
        this.layers = layers;
        this.rdms = rdms;
        this.store = store;
        this.storeConfig = storeConfig;
        this.uploads = uploads;
        this.caller = caller;
    }

    @GET
    @Path("/layers/{layer}/units")
    @Produces({PARQUET, CSV})
    @Operation(
            operationId = "getUnits",
            summary = "The table of all units of a layer: Parquet, or CSV where Accept asks for it")
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
                    int analysis,
            @Context HttpHeaders headers) {
        RunLayers.Found found = layers.find(caller.project(), id, model, layer);
        found.requireAnalysis(analysis);
        found.requireAnalysed();
        String key = found.unitTables().get(analysis);
        String name = model + "-" + layer + "-units";
        return wantsCsv(headers)
                ? tagged(Downloads.of(csv(key), CSV, name + ".csv", found), found, key)
                : tagged(Downloads.of(store.open(key), PARQUET, name + ".parquet", found), found, key);
    }

    /** A run's table never changes; a run that is retried is another. */
    private static Response tagged(Response answer, RunLayers.Found found, String key) {
        String version = found.plan().run() + " " + key + " " + answer.getMediaType();
        return Response.fromResponse(answer)
                .tag(new EntityTag(Sha256.of(version), true))
                .build();
    }

    /** Whether that is preferred over Parquet, which whoever takes anything gets. */
    private static boolean wantsCsv(HttpHeaders headers) {
        MediaType parquet = MediaType.valueOf(PARQUET);
        MediaType csv = MediaType.valueOf(CSV);
        return headers.getAcceptableMediaTypes().stream()
                .filter(type -> type.isCompatible(parquet) || type.isCompatible(csv))
                .findFirst()
                .map(type -> !type.isCompatible(parquet))
                .orElse(false);
    }

    private StreamingOutput csv(String key) {
        long bytes = store.stat(key)
                .orElseThrow(() -> Problem.notFound("the table is not there any more"))
                .bytes();
        if (bytes > UnitsCsv.MOST_BYTES) {
            throw Problem.invalid(
                    "Accept",
                    "the table has " + bytes + " bytes as Parquet, over the " + UnitsCsv.MOST_BYTES
                            + " that are made CSV of; ask for " + PARQUET);
        }
        return throughFile((file, out) -> {
            store.download(key, file);
            UnitsCsv.write(file, out);
        });
    }

    @GET
    @Path("/layers/{layer}/activations")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getActivations", summary = "Where the layer's Zarr array is in the object store")
    public ActivationsView activations(
            @PathParam("id") String id,
            @PathParam("model") String model,
            @PathParam("layer") String layer,
            @Parameter(description = "Index of the analysis in the campaign's document", example = "0")
                    @QueryParam("analysis")
                    @DefaultValue("0")
                    int analysis) {
        RunLayers.Found found = layers.find(caller.project(), id, model, layer);
        found.requireAnalysis(analysis);
        found.requireKept();
        return ActivationsView.of(found, storeConfig.endpoint(), storeConfig.bucket());
    }

    @GET
    @Path("/layers/{layer}/activations.npy")
    @Produces(NPY)
    @Operation(
            operationId = "getActivationsNpy",
            summary =
                    "The layer's activations as NumPy's npy: float32, whatever they are stored as, [stimulus, channel,"
                            + " y, x]")
    public Response activationsNpy(
            @PathParam("id") String id, @PathParam("model") String model, @PathParam("layer") String layer) {
        RunLayers.Found found = layers.find(caller.project(), id, model, layer);
        layers.requireStored(found);
        ZarrNpy npy = new ZarrNpy(
                new ZarrArray(store, found.plan().project(), found.layer().extraction(), layout(found)));
        StreamingOutput content = throughFile((file, out) -> npy.write(out, file));
        Response answer = Downloads.of(content, NPY, model + "-" + layer + "-activations.npy", found);
        answer.getHeaders().add(HttpHeaders.CONTENT_LENGTH, npy.bytes());
        return answer;
    }

    @GET
    @Path("/layers/{layer}/activations.zarr/{file: .+}")
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "getActivationsZarr",
            summary = "The files of the layer's Zarr v3 array, for readers that open one by its address")
    public Response activationsZarr(
            @PathParam("id") String id,
            @PathParam("model") String model,
            @PathParam("layer") String layer,
            @PathParam("file") String file) {
        RunLayers.Found found = layers.find(caller.project(), id, model, layer);
        layers.requireStored(found);
        ZarrFile wanted = ZarrFile.of(found.plan().project(), found.layer().extraction(), layout(found), file)
                .orElseThrow(() -> Problem.notFound("the array of layer '" + layer + "' has no file '" + file
                        + "'; it has zarr.json, and chunks c/0/0/0/0 and on"));
        return Response.ok(store.open(wanted.key()), wanted.type()).build();
    }

    @GET
    @Path("/layers/{layer}/rdm.npy")
    @Produces(NPY)
    @Operation(
            operationId = "getRdm",
            summary = "An RDM as NumPy's npy: float64, the upper triangle, row by row; population is all or a target")
    public Response rdm(
            @PathParam("id") String id,
            @PathParam("model") String model,
            @PathParam("layer") String layer,
            @Parameter(description = "all, or a target", example = "all") @QueryParam("population") @DefaultValue("all")
                    String population,
            @Parameter(description = "Index of the analysis in the campaign's document", example = "0")
                    @QueryParam("analysis")
                    @DefaultValue("0")
                    int analysis) {
        RunLayers.Found found = layers.find(caller.project(), id, model, layer);
        Rdms.Stored rdm = rdms.find(found, analysis, population);
        return Downloads.of(rdms.open(rdm), NPY, model + "-" + layer + "-rdm-" + population + ".npy", found);
    }

    @GET
    @Path("/rdms.npz")
    @Produces(NPY)
    @Operation(
            operationId = "getRdms",
            summary = "All RDMs of a model as NumPy's npz, named LAYER/POPULATION, with what they come from")
    public Response rdms(
            @PathParam("id") String id,
            @PathParam("model") String model,
            @Parameter(description = "Index of the analysis in the campaign's document", example = "0")
                    @QueryParam("analysis")
                    @DefaultValue("0")
                    int analysis) {
        List<RunLayers.Found> found = layers.ofModel(caller.project(), id, model);
        Rdms.requireRsa(found.getFirst().requireAnalysis(analysis), analysis);
        found.forEach(RunLayers.Found::requireAnalysed);
        StreamingOutput content = out -> {
            try (ZipWriter npz = new ZipWriter(out)) {
                for (RunLayers.Found layer : found) {
                    for (Rdms.Stored rdm : rdms.of(layer, analysis)) {
                        npz.putAsItIs(layer.layer().layer() + "/" + rdm.population() + ".npy", rdms.content(rdm));
                    }
                }
                npz.putJson(
                        "provenance.json",
                        Results.provenanceOf(
                                found.getFirst().plan(), found.getFirst().release()));
            }
        };
        return Downloads.of(content, NPY, model + "-rdms.npz", found.getFirst());
    }

    /** What is written by way of a file, which is gone afterwards. */
    @FunctionalInterface
    private interface FileOutput {
        void write(java.nio.file.Path scratch, OutputStream out) throws IOException;
    }

    private StreamingOutput throughFile(FileOutput output) {
        return out -> {
            java.nio.file.Path file = uploads.scratchFile();
            try {
                output.write(file, out);
            } finally {
                Files.deleteIfExists(file);
            }
        };
    }

    private static ArrayLayout layout(RunLayers.Found found) {
        return found.plan().layout(found.layer());
    }
}
