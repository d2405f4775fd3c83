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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fusiform.gateway.access.CurrentCaller;
import org.fusiform.gateway.page.Page;
import org.fusiform.gateway.page.PageRequest;
import org.fusiform.gateway.quota.Quotas;
import org.fusiform.gateway.upload.SpooledUpload;
import org.fusiform.gateway.upload.UploadConfig;
import org.fusiform.gateway.upload.Uploads;

/** The registry of models by REST. */
@Path("/api/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
public class ModelResource {
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final Registry registry;
    private final ModelImports imports;
    private final Uploads uploads;
    private final UploadConfig config;
    private final Quotas quotas;
    private final CurrentCaller caller;

    ModelResource(
            Registry registry,
            ModelImports imports,
            Uploads uploads,
            UploadConfig config,
            Quotas quotas,
            CurrentCaller caller) {
        this.registry = registry;
        this.imports = imports;
        this.uploads = uploads;
        this.config = config;
        this.quotas = quotas;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Registers a file of weights; an extractor then tries it, see its state")
    public Response importWeights(
            @QueryParam("id") String id,
            @QueryParam("family") String family,
            @QueryParam("pipeline") String pipeline,
            @QueryParam("sha256") String sha256,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @DefaultValue("-1") long length,
            InputStream body)
            throws IOException {
        NewModel.Announced announced = NewModel.announce(id, family, pipeline, sha256);
        String project = caller.project();
        long most = quotas.admitUpload(project, config.weightsBytes(), length);
        try (SpooledUpload upload = uploads.spool(body, most)) {
            NewModel model = announced.arrived(upload.sha256(), upload.bytes());
            if (!registry.imported(project, id)) {
                quotas.take(project, upload.bytes());
            }
            boolean added = imports.add(project, model, upload.file());
            return Response.status(added ? CREATED : OK)
                    .location(URI.create("/api/v1/models/" + id))
                    .entity(ModelView.whole(registry.get(project, id)))
                    .build();
        }
    }

    @GET
    @Operation(summary = "Lists the models by id, without their layers")
    public Page<ModelView> list(@QueryParam("pageSize") Integer pageSize, @QueryParam("pageToken") String pageToken) {
        return registry.list(caller.project(), PageRequest.of(pageSize, pageToken))
                .map(ModelView::brief);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One model with all its layers")
    public ModelView get(@PathParam("id") String id) {
        return ModelView.whole(registry.get(caller.project(), id));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Forgets an imported model that no campaign runs")
    public void delete(@PathParam("id") String id) {
        registry.remove(caller.project(), id);
    }
}
