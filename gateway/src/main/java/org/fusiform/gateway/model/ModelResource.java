package org.fusiform.gateway.model;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fusiform.gateway.page.Page;
import org.fusiform.gateway.page.PageRequest;
import org.fusiform.gateway.project.Project;
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

    ModelResource(Registry registry, ModelImports imports, Uploads uploads, UploadConfig config) {
        this.registry = registry;
        this.imports = imports;
        this.uploads = uploads;
        this.config = config;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Registers a file of weights; an extractor then tries it, see its state")
    public Response importWeights(
            @QueryParam("id") String id,
            @QueryParam("family") String family,
            @QueryParam("pipeline") String pipeline,
            @QueryParam("sha256") String sha256,
            InputStream body)
            throws IOException {
        NewModel.Announced announced = NewModel.announce(id, family, pipeline, sha256);
        try (SpooledUpload upload = uploads.spool(body, config.weightsBytes())) {
            NewModel model = announced.arrived(upload.sha256(), upload.bytes());
            boolean added = imports.add(Project.DEFAULT, model, upload.file());
            return Response.status(added ? CREATED : OK)
                    .location(URI.create("/api/v1/models/" + id))
                    .entity(ModelView.whole(registry.get(Project.DEFAULT, id)))
                    .build();
        }
    }

    @GET
    @Operation(summary = "Lists the models by id, without their layers")
    public Page<ModelView> list(@QueryParam("pageSize") Integer pageSize, @QueryParam("pageToken") String pageToken) {
        return registry.list(Project.DEFAULT, PageRequest.of(pageSize, pageToken))
                .map(ModelView::brief);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One model with all its layers")
    public ModelView get(@PathParam("id") String id) {
        return ModelView.whole(registry.get(Project.DEFAULT, id));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Forgets an imported model that no campaign runs")
    public void delete(@PathParam("id") String id) {
        registry.remove(Project.DEFAULT, id);
    }
}
