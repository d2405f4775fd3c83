package org.fusiform.gateway.stimulus;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fusiform.contracts.stimulus.ManifestEntry;
import org.fusiform.contracts.stimulus.StimulusManifest;
import org.fusiform.gateway.lease.Lease;
import org.fusiform.gateway.lease.Leases;
import org.fusiform.gateway.naming.ResourceName;
import org.fusiform.gateway.page.Page;
import org.fusiform.gateway.page.PageRequest;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.project.Project;
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
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final Duration LONGEST_STORING = Duration.ofHours(6);

    private final StimulusSets sets;
    private final Manifests manifests;
    private final StimulusImport imports;
    private final Uploads uploads;
    private final UploadConfig config;
    private final Leases leases;

    StimulusSetResource(
            StimulusSets sets,
            Manifests manifests,
            ObjectStore store,
            Uploads uploads,
            UploadConfig config,
            Leases leases) {
        this.sets = sets;
        this.manifests = manifests;
        this.imports = new StimulusImport(store, DecodeLimits.DEFAULT);
        this.uploads = uploads;
        this.config = config;
        this.leases = leases;
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
            summary =
                    "Imports a .zip, .tar or .tar.gz with one folder of images per condition, or a manifest.csv beside"
                            + " them; matches their luminance and makes scrambled conditions where asked")
    public Response importArchive(
            @QueryParam("name") String name,
            @QueryParam("map") String map,
            @QueryParam("limit") Integer limit,
            @QueryParam("seed") Long seed,
            @QueryParam("match") String match,
            @QueryParam("scramble") String scramble,
            InputStream body)
            throws IOException {
        ResourceName.require("name", name);
        ImportPlan plan = ImportPlan.of(map, limit, seed, match, scramble);
        try (SpooledUpload upload = uploads.spool(body, config.archiveBytes());
                MadeImages made = MadeImages.in(uploads.scratchFile(), config.archiveBytes())) {
            StimulusArchive archive = StimulusArchive.of(upload.file());
            CheckedSet checked = imports.check(archive, plan, made);
            String id = checked.manifest().id();
            sets.requireFree(Project.DEFAULT, name, id);
            boolean added = store(name, archive, checked, made);
            return Response.status(added ? CREATED : OK)
                    .location(URI.create("/api/v1/stimulus-sets/" + id))
                    .entity(imported(sets.get(Project.DEFAULT, id), checked.skipped()))
                    .build();
        } catch (ArchiveRefused e) {
            throw Problem.unusable(e.getMessage(), e);
        }
    }

    /** While no sweep removes stimuli that are of no set yet. */
    private boolean store(String name, StimulusArchive archive, CheckedSet checked, MadeImages made)
            throws ArchiveRefused {
        try (Lease lease = leases.share(Project.DEFAULT, StimulusSets.SUBJECT, LONGEST_STORING)) {
            imports.store(Project.DEFAULT, archive, checked.manifest(), made);
            if (lease.over()) {
                throw Problem.conflict("storing the set took longer than " + LONGEST_STORING + "; import it again");
            }
            return sets.add(Project.DEFAULT, name, checked);
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
    @Operation(summary = "Lists the sets, the newest first")
    public Page<StimulusSetView> list(
            @QueryParam("pageSize") Integer pageSize, @QueryParam("pageToken") String pageToken) {
        return sets.list(Project.DEFAULT, PageRequest.of(pageSize, pageToken));
    }

    @GET
    @Path("/{set}")
    @Operation(summary = "One set, by name or id")
    public StimulusSetView get(@PathParam("set") String set) {
        return sets.get(Project.DEFAULT, set);
    }

    @GET
    @Path("/{set}/stimuli")
    @Operation(summary = "The stimuli of a set in the order that arrays and matrices use")
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
    @Operation(summary = "Forgets a set, by name or id, that no campaign shows")
    public void delete(@PathParam("set") String set) {
        sets.remove(Project.DEFAULT, set);
    }

    private StimulusManifest manifest(String set) {
        return manifests.of(Project.DEFAULT, sets.get(Project.DEFAULT, set).id());
    }
}
