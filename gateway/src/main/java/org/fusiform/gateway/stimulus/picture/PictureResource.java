package org.fusiform.gateway.stimulus.picture;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.stimulus.ManifestEntry;
import org.fusiform.contracts.stimulus.StimulusManifest;
import org.fusiform.gateway.access.CurrentCaller;
import org.fusiform.gateway.problem.Mistakes;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.stimulus.ImageTurns;
import org.fusiform.gateway.stimulus.Manifests;
import org.fusiform.gateway.stimulus.StimulusSets;
import org.fusiform.imaging.decode.DecodeLimits;
import org.fusiform.imaging.preprocess.Pipeline;
import org.fusiform.imaging.sheet.ContactSheet;
import org.fusiform.storage.ObjectStore;

/** Stimuli as pictures, by REST. */
@Path("/api/v1/stimulus-sets")
@Produces(MediaType.WILDCARD)
@Tag(name = "Stimulus sets")
public class PictureResource {
    private static final int LEAST_SIDE = 16;
    private static final int MOST_SIDE = 1024;
    private static final int MOST_COLUMNS = 50;
    private static final int MOST_CELLS = 1000;

    private final StimulusSets sets;
    private final Manifests manifests;
    private final StimulusPictures pictures;
    private final CurrentCaller caller;

    PictureResource(StimulusSets sets, Manifests manifests, ObjectStore store, ImageTurns turns, CurrentCaller caller) {
        this.sets = sets;
        this.manifests = manifests;
        this.caller = caller;
        this.pictures = new StimulusPictures(store, DecodeLimits.DEFAULT, turns);
    }

    @GET
    @Path("/{set}/stimuli/{index}/image")
    @Operation(operationId = "getStimulusImage", summary = "The original bytes of one stimulus")
    @APIResponse(
            responseCode = "200",
            description = "The picture, with an ETag",
            content = @Content(mediaType = "image/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "As If-None-Match knows it")
    public Response image(@PathParam("set") String set, @PathParam("index") int index) {
        Shown shown = shown(set);
        String sha256 = shown.stimulus(index).sha256();
        return shown.answer(pictures.original(caller.project(), sha256), sha256);
    }

    @GET
    @Path("/{set}/stimuli/{index}/thumbnail")
    @Operation(operationId = "getStimulusThumbnail", summary = "One stimulus, made small (PNG)")
    @APIResponse(
            responseCode = "200",
            description = "The picture, with an ETag",
            content = @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "As If-None-Match knows it")
    public Response thumbnail(
            @PathParam("set") String set,
            @PathParam("index") int index,
            @Parameter(description = "Pixels of the longer side, 16 to 1024", example = "32")
                    @QueryParam("side")
                    @DefaultValue("128")
                    int side) {
        Mistakes mistakes = new Mistakes();
        within("side", side, LEAST_SIDE, MOST_SIDE, mistakes);
        mistakes.throwIfAny();
        Shown shown = shown(set);
        String sha256 = shown.stimulus(index).sha256();
        return shown.answer(pictures.thumbnail(caller.project(), sha256, side), sha256 + "-" + side);
    }

    @GET
    @Path("/{set}/stimuli/{index}/input")
    @Operation(
            operationId = "getStimulusInput",
            summary = "One stimulus as a network with this preprocessing sees it (PNG)")
    @APIResponse(
            responseCode = "200",
            description = "The picture, with an ETag",
            content = @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "As If-None-Match knows it")
    public Response input(
            @PathParam("set") String set,
            @PathParam("index") int index,
            @Parameter(description = "A preprocessing pipeline", example = "imagenet-256-bilinear", required = true)
                    @QueryParam("pipeline")
                    String pipeline) {
        Pipeline seen = pipeline(pipeline)
                .orElseThrow(() -> Problem.invalid("pipeline", "is missing; known are " + Pipeline.ids()));
        Shown shown = shown(set);
        String sha256 = shown.stimulus(index).sha256();
        return shown.answer(pictures.input(caller.project(), sha256, seen), sha256 + "-" + seen.id());
    }

    @GET
    @Path("/{set}/contact-sheet")
    @Operation(operationId = "getContactSheet", summary = "Thumbnails of one condition, or of each, on one sheet (PNG)")
    @APIResponse(
            responseCode = "200",
            description = "The picture, with an ETag",
            content = @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "As If-None-Match knows it")
    public Response sheet(
            @PathParam("set") String set,
            @Parameter(description = "Of this condition alone; default: of all", example = "face")
                    @QueryParam("condition")
                    String condition,
            @Parameter(description = "A preprocessing pipeline", example = "imagenet-256-bilinear")
                    @QueryParam("pipeline")
                    String pipeline,
            @Parameter(description = "Stimuli of a condition at the most, up to 1000", example = "4")
                    @QueryParam("limit")
                    @DefaultValue("100")
                    int limit,
            @Parameter(description = "Stimuli in a row, up to 50", example = "2")
                    @QueryParam("columns")
                    @DefaultValue("10")
                    int columns,
            @Parameter(description = "Pixels of the longer side, 16 to 1024", example = "32")
                    @QueryParam("side")
                    @DefaultValue("96")
                    int side) {
        Mistakes mistakes = new Mistakes();
        within("limit", limit, 1, MOST_CELLS, mistakes);
        within("columns", columns, 1, MOST_COLUMNS, mistakes);
        within("side", side, LEAST_SIDE, MOST_SIDE, mistakes);
        Optional<Pipeline> seen = mistakes.note(() -> pipeline(pipeline));
        mistakes.throwIfAny();
        Shown shown = shown(set);
        byte[] png = pictures.sheet(
                caller.project(), shown.manifest, condition, limit, new ContactSheet(columns, side), seen);
        return shown.answer(png, Sha256.of(png));
    }

    private static Optional<Pipeline> pipeline(String id) {
        if (id == null || id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Pipeline.named(id)
                .orElseThrow(() -> Problem.invalid("pipeline", "'" + id + "' is none of " + Pipeline.ids())));
    }

    private static void within(String parameter, int value, int least, int most, Mistakes mistakes) {
        if (value < least || value > most) {
            mistakes.add(parameter, "must be from " + least + " to " + most + ", not " + value);
        }
    }

    private Shown shown(String set) {
        String id = sets.get(caller.project(), set).id();
        return new Shown(manifests.of(caller.project(), id), id.equals(set));
    }

    /**
     * A set that was asked for.
     *
     * @param byId whether by its id: a name may go and come back for another set
     */
    private record Shown(StimulusManifest manifest, boolean byId) {
        ManifestEntry stimulus(int index) {
            List<ManifestEntry> stimuli = manifest.stimuli();
            if (index < 0 || index >= stimuli.size()) {
                throw Problem.notFound("the set has stimuli 0 to " + (stimuli.size() - 1) + ", not " + index);
            }
            return stimuli.get(index);
        }

        Response answer(byte[] image, String tag) {
            return StoredImage.answer(image, tag, byId);
        }
    }
}
