package org.fusiform.gateway.result;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.gateway.access.CurrentCaller;
import org.fusiform.gateway.naming.Nearest;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.storage.NoSuchObject;
import org.fusiform.storage.ObjectStore;
import org.fusiform.storage.zarr.ZarrArray;

/** What is stored of one layer, to look at without the keys of the store: arrays in NumPy's npy format. */
@Path("/api/v1/campaigns/{id}/runs/{model}/layers/{layer}")
@Produces(ArrayResource.NPY)
@Tag(name = "Results")
public class ArrayResource {
    static final String NPY = "application/octet-stream";

    private final RunLayers layers;
    private final ObjectStore store;
    private final CurrentCaller caller;

    ArrayResource(RunLayers layers, ObjectStore store, CurrentCaller caller) {
        this.layers = layers;
        this.store = store;
        this.caller = caller;
    }

    @GET
    @Path("/responses")
    @Operation(
            operationId = "getResponses",
            summary = "The strongest selective units of a target, the strongest first: records of unit (int32), dprime"
                    + " (float64) and responses (float32, one per stimulus in the order of the set)")
    public Response responses(
            @PathParam("id") String id,
            @PathParam("model") String model,
            @PathParam("layer") String layer,
            @Parameter(required = true, example = "face") @QueryParam("target") String target,
            @Parameter(description = "Index of the analysis in the campaign's document", example = "0")
                    @QueryParam("analysis")
                    @DefaultValue("0")
                    int analysis) {
        RunLayers.Found found = layers.find(caller.project(), id, model, layer);
        AnalysisParameters parameters = found.requireAnalysis(analysis);
        found.requireAnalysed();
        requireOneOf("target", target, parameters.targets());
        AnalysisPlan plan = found.plan();
        return stored(
                ObjectKeys.responses(plan.project(), found.layer().extraction(), parameters.id(plan.seed()), target),
                "no responses of layer '" + layer + "' are stored");
    }

    @GET
    @Path("/maps/{channel}")
    @Operation(
            operationId = "getFeatureMap",
            summary = "The activations of one feature map: float32 [stimulus, y, x], in the order of the set")
    public Response map(
            @PathParam("id") String id,
            @PathParam("model") String model,
            @PathParam("layer") String layer,
            @PathParam("channel") int channel) {
        RunLayers.Found found = layers.find(caller.project(), id, model, layer);
        AnalysisPlan plan = found.plan();
        ArrayLayout layout = plan.layout(found.layer());
        if (channel < 0 || channel >= layout.channels()) {
            throw Problem.notFound(
                    "the layer '" + layer + "' has maps 0 to " + (layout.channels() - 1) + ", not " + channel);
        }
        found.requireKept();
        try {
            FeatureMap map = new FeatureMap(
                    new ZarrArray(store, plan.project(), found.layer().extraction(), layout), channel);
            return Response.ok((StreamingOutput) map::write)
                    .header(HttpHeaders.CONTENT_LENGTH, map.bytes())
                    .build();
        } catch (NoSuchObject e) {
            throw Problem.notFound("the activations of layer '" + layer + "' are not all stored yet");
        }
    }

    private static void requireOneOf(String parameter, String value, List<String> targets) {
        if (value == null || !targets.contains(value)) {
            throw Problem.invalid(
                    parameter,
                    value == null
                            ? "is missing; the analysis has the targets " + String.join(", ", targets)
                            : "'" + value + "' is no target of the analysis" + Nearest.hint(value, targets));
        }
    }

    private Response stored(String key, String otherwise) {
        try {
            return Response.ok(store.open(key)).build();
        } catch (NoSuchObject e) {
            throw Problem.notFound(otherwise);
        }
    }
}
