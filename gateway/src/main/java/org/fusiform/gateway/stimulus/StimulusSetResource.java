package org.fusiform.gateway.stimulus;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fusiform.contracts.stimulus.ManifestEntry;
import org.fusiform.contracts.stimulus.StimulusManifest;
import org.fusiform.gateway.access.CurrentCaller;
import org.fusiform.gateway.idempotency.Asked;
import org.fusiform.gateway.idempotency.Idempotency;
import org.fusiform.gateway.idempotency.Made;
import org.fusiform.gateway.lease.Lease;
import org.fusiform.gateway.lease.Leases;
import org.fusiform.gateway.naming.ResourceName;
import org.fusiform.gateway.page.Page;
import org.fusiform.gateway.page.PageRequest;
import org.fusiform.gateway.problem.Mistakes;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.quota.Quotas;
import org.fusiform.gateway.stimulus.archive.ArchiveRefused;
import org.fusiform.gateway.stimulus.archive.StimulusArchive;
import org.fusiform.gateway.stimulus.prepare.MadeImages;
import org.fusiform.gateway.stimulus.prepare.Preparation;
import org.fusiform.gateway.upload.SpooledUpload;
import org.fusiform.gateway.upload.UploadConfig;
import org.fusiform.gateway.upload.Uploads;
import org.fusiform.imaging.decode.DecodeLimits;
import org.fusiform.storage.ObjectStore;

/** Stimulus sets by REST. */
@Path("/api/v1/stimulus-sets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Stimulus sets")
public class StimulusSetResource {
    /** An import is harmless twice. */
    private static final Duration LONGEST_MAKING = Duration.ofMinutes(10);

    private static final Duration LONGEST_STORING = Duration.ofHours(6);

    private final StimulusSets sets;
    private final Manifests manifests;
    private final StimulusImport imports;
    private final Uploads uploads;
    private final UploadConfig config;
    private final Leases leases;
    private final Quotas quotas;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    StimulusSetResource(
            StimulusSets sets,
            Manifests manifests,
            ObjectStore store,
            Uploads uploads,
            UploadConfig config,
            ImageTurns turns,
            Leases leases,
            Quotas quotas,
            Idempotency idempotency,
            CurrentCaller caller) {
        this.sets = sets;
        this.manifests = manifests;
        this.imports = new StimulusImport(store, DecodeLimits.DEFAULT, turns);
        this.uploads = uploads;
        this.config = config;
        this.leases = leases;
        this.quotas = quotas;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** A set just imported, with the folders that its map left out. */
    public record ImportedSet(
            String id,
            List<String> names,
            int stimuli,
            Map<String, Integer> conditions,
            List<String> warnings,
            Preparation preparation,
            Instant createdAt,
            List<String> skipped) {}

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "importStimulusSet",
            summary =
                    "Imports a .zip, .tar or .tar.gz with one folder of images per condition, or a manifest.csv beside"
                            + " them; matches their luminance and makes scrambled conditions where asked")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            description = "The set, at the address in Location",
            content = @Content(schema = @Schema(implementation = ImportedSet.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was there already",
            content = @Content(schema = @Schema(implementation = ImportedSet.class)))
    public Response importArchive(
            @Parameter(description = "What campaigns will call it", example = "floc", required = true)
                    @QueryParam("name")
                    String name,
            @Parameter(
                            description =
                                    "Which folders become which conditions, or floc for the folders of fLoc; default: each is one",
                            example = "face=face,scene=scene")
                    @QueryParam("map")
                    String map,
            @Parameter(description = "Images of a condition at the most; default: all", example = "20")
                    @QueryParam("limit")
                    Integer limit,
            @Parameter(description = "Draws the images that a limit leaves, and the noise of a scramble", example = "1")
                    @QueryParam("seed")
                    Long seed,
            @Parameter(description = "How images are made alike; default: not at all", example = "luminance")
                    @QueryParam("match")
                    String match,
            @Parameter(
                            description = "Conditions that are added scrambled, such as phase or tile:scene",
                            example = "phase:scene")
                    @QueryParam("scramble")
                    String scramble,
            @HeaderParam(Asked.HEADER) String key,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_LENGTH) @DefaultValue("-1") long length,
            @Context UriInfo uri,
            InputStream body)
            throws IOException {
        Mistakes mistakes = new Mistakes();
        mistakes.note(() -> Asked.requireKey(key));
        mistakes.note(() -> ResourceName.require("name", name));
        ImportPlan plan = mistakes.note(() -> ImportPlan.of(map, limit, seed, match, scramble));
        mistakes.throwIfAny();
        String project = caller.project();
        long most = quotas.admitUpload(project, config.archiveBytes(), length);
        try (SpooledUpload upload = uploads.spool(body, most)) {
            return idempotency.once(
                    Asked.of(project, key, uri, upload.sha256()),
                    LONGEST_MAKING,
                    attempt -> made(project, name, plan, upload));
        }
    }

    private Made made(String project, String name, ImportPlan plan, SpooledUpload upload) throws IOException {
        try (MadeImages made = MadeImages.in(uploads.scratchFile(), config.archiveBytes())) {
            StimulusArchive archive = StimulusArchive.of(upload.file());
            CheckedSet checked = imports.check(archive, plan, made);
            String id = checked.manifest().id();
            sets.requireFree(project, name, id);
            if (sets.find(project, id).isEmpty()) {
                quotas.take(project, checked.bytes());
            }
            boolean added = store(name, archive, checked, made);
            return Made.of(added, StimulusSets.location(id), imported(sets.get(project, id), checked.skipped()));
        } catch (ArchiveRefused e) {
            throw Problem.unusable(e.getMessage(), e);
        }
    }

    /** While no sweep removes stimuli that are of no set yet. */
    private boolean store(String name, StimulusArchive archive, CheckedSet checked, MadeImages made)
            throws ArchiveRefused {
        try (Lease lease = leases.share(caller.project(), StimulusSets.SUBJECT, LONGEST_STORING)) {
            imports.store(caller.project(), archive, checked.manifest(), made);
            if (lease.over()) {
                throw Problem.conflict("storing the set took longer than " + LONGEST_STORING + "; import it again");
            }
            return sets.add(caller.project(), name, checked);
        }
    }

    private static ImportedSet imported(StimulusSetView set, List<String> skipped) {
        return new ImportedSet(
                set.id(),
                set.names(),
                set.stimuli(),
                set.conditions(),
                set.warnings(),
                set.preparation(),
                set.createdAt(),
                skipped);
    }

    @GET
    @Operation(operationId = "listStimulusSets", summary = "Lists the sets, the newest first")
    public Page<StimulusSetView> list(
            @QueryParam("pageSize") Integer pageSize, @QueryParam("pageToken") String pageToken) {
        return sets.list(caller.project(), PageRequest.of(pageSize, pageToken));
    }

    @GET
    @Path("/{set}")
    @Operation(operationId = "getStimulusSet", summary = "One set, by name or id")
    public StimulusSetView get(@PathParam("set") String set) {
        return sets.get(caller.project(), set);
    }

    @GET
    @Path("/{set}/stimuli")
    @Operation(operationId = "listStimuli", summary = "The stimuli of a set in the order that arrays and matrices use")
    public Page<ManifestEntry> stimuli(
            @PathParam("set") String set,
            @QueryParam("pageSize") Integer pageSize,
            @QueryParam("pageToken") String pageToken) {
        PageRequest request = PageRequest.of(pageSize, pageToken);
        List<ManifestEntry> all = manifest(set).stimuli();
        int from = request.after() == null ? 0 : Math.clamp(request.afterNumber(), 0, all.size());
        int to = Math.min(all.size(), from + request.size());
        return new Page<>(all.subList(from, to), to == all.size() ? null : PageRequest.token(Integer.toString(to)));
    }

    @DELETE
    @Path("/{set}")
    @Operation(operationId = "deleteStimulusSet", summary = "Forgets a set, by name or id, that no campaign shows")
    public void delete(@PathParam("set") String set) {
        sets.remove(caller.project(), set);
    }

    private StimulusManifest manifest(String set) {
        return manifests.of(caller.project(), sets.get(caller.project(), set).id());
    }
}
