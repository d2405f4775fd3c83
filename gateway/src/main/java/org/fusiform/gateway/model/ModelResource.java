package org.fusiform.gateway.model;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fusiform.gateway.access.CurrentCaller;
import org.fusiform.gateway.idempotency.Asked;
import org.fusiform.gateway.idempotency.Idempotency;
import org.fusiform.gateway.idempotency.Made;
import org.fusiform.gateway.page.Page;
import org.fusiform.gateway.page.PageRequest;
import org.fusiform.gateway.problem.Mistakes;
import org.fusiform.gateway.quota.Quotas;
import org.fusiform.gateway.upload.SpooledUpload;
import org.fusiform.gateway.upload.UploadConfig;
import org.fusiform.gateway.upload.Uploads;

/** The registry of models by REST. */
@Path("/api/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
public class ModelResource {
    /** An import is harmless twice. */
    private static final Duration LONGEST_MAKING = Duration.ofMinutes(10);

    private final Registry registry;
    private final ModelImports imports;
    private final Uploads uploads;
    private final UploadConfig config;
    private final Quotas quotas;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    ModelResource(
            Registry registry,
            ModelImports imports,
            Uploads uploads,
            UploadConfig config,
            Quotas quotas,
            Idempotency idempotency,
            CurrentCaller caller) {
        this.registry = registry;
        this.imports = imports;
        this.uploads = uploads;
        this.config = config;
        this.quotas = quotas;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "importModel",
            summary = "Registers a file of weights; an extractor then tries it, see its state")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            description = "The model, at the address in Location",
            content = @Content(schema = @Schema(implementation = ModelView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was there already",
            content = @Content(schema = @Schema(implementation = ModelView.class)))
    public Response importWeights(
            @Parameter(description = "What campaigns will call it", example = "my-resnet18", required = true)
                    @QueryParam("id")
                    String id,
            @Parameter(
                            description = "The family of networks that it belongs to; of a catalogue entry, its own",
                            example = "resnet18")
                    @QueryParam("family")
                    String family,
            @Parameter(
                            description = "How its images are preprocessed; default: that of the family",
                            example = "imagenet-256-bilinear")
                    @QueryParam("pipeline")
                    String pipeline,
            @Parameter(description = "SHA-256 that the file must have") @QueryParam("sha256") String sha256,
            @HeaderParam(Asked.HEADER) String key,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_LENGTH) @DefaultValue("-1") long length,
            @Context UriInfo uri,
            InputStream body)
            throws IOException {
        Mistakes mistakes = new Mistakes();
        mistakes.note(() -> Asked.requireKey(key));
        NewModel.Announced announced = mistakes.note(() -> NewModel.announce(id, family, pipeline, sha256));
        mistakes.throwIfAny();
        String project = caller.project();
        long most = quotas.admitUpload(project, config.weightsBytes(), length);
        try (SpooledUpload upload = uploads.spool(body, most)) {
            return idempotency.once(
                    Asked.of(project, key, uri, upload.sha256()),
                    LONGEST_MAKING,
                    attempt -> made(project, announced, upload));
        }
    }

    private Made made(String project, NewModel.Announced announced, SpooledUpload upload) {
        NewModel model = announced.arrived(upload.sha256(), upload.bytes());
        if (!imports.stored(project, model.sha256())) {
            quotas.take(project, upload.bytes());
        }
        boolean added = imports.add(project, model, upload.file());
        return Made.of(added, Registry.location(model.id()), ModelView.whole(registry.get(project, model.id())));
    }

    @GET
    @Operation(operationId = "listModels", summary = "Lists the models by id, without their layers")
    public Page<ModelView> list(@QueryParam("pageSize") Integer pageSize, @QueryParam("pageToken") String pageToken) {
        return registry.list(caller.project(), PageRequest.of(pageSize, pageToken))
                .map(ModelView::brief);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getModel", summary = "One model with all its layers")
    public ModelView get(@PathParam("id") String id) {
        return ModelView.whole(registry.get(caller.project(), id));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteModel", summary = "Forgets an imported model that no campaign runs")
    public void delete(@PathParam("id") String id) {
        registry.remove(caller.project(), id);
    }
}
