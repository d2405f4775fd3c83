package org.fusiform.gateway.campaign;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fusiform.contracts.campaign.CampaignDocument;
import org.fusiform.contracts.campaign.CampaignState;
import org.fusiform.gateway.access.CurrentCaller;
import org.fusiform.gateway.page.Page;
import org.fusiform.gateway.page.PageRequest;
import org.fusiform.gateway.problem.Problem;

/** Campaigns by REST. */
@Path("/api/v1/campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Campaigns")
public class CampaignResource {
    private static final int MOST_BYTES = 1 << 20;
    private static final int LONGEST_KEY = 200;

    /** Without a colon, which begins a custom verb. */
    private static final String ID = "/{id:[^/:]+}";

    private final Campaigns campaigns;
    private final Submissions submissions;
    private final Cancellation cancellation;
    private final Reissue reissue;
    private final CampaignRemoval removal;
    private final CurrentCaller caller;

    CampaignResource(
            Campaigns campaigns,
            Submissions submissions,
            Cancellation cancellation,
            Reissue reissue,
            CampaignRemoval removal,
            CurrentCaller caller) {
        this.campaigns = campaigns;
        this.submissions = submissions;
        this.cancellation = cancellation;
        this.reissue = reissue;
        this.removal = removal;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Submits a campaign; a repeated Idempotency-Key gives the campaign that it made first")
    @RequestBody(content = @Content(schema = @Schema(implementation = CampaignDocument.class)))
    public Response submit(@HeaderParam("Idempotency-Key") String key, InputStream body) throws IOException {
        String json = text(body);
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw Problem.invalid("Idempotency-Key", "must have 1 to " + LONGEST_KEY + " characters");
        }
        String id = submissions.submit(caller.project(), json, key);
        return Response.created(URI.create("/api/v1/campaigns/" + id))
                .entity(campaigns.get(caller.project(), id))
                .build();
    }

    /** A campaign document as it was sent. */
    static String text(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw Problem.tooLarge("a campaign document has at most " + MOST_BYTES + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @GET
    @Operation(summary = "Lists the campaigns, the newest first")
    public Page<CampaignBrief> list(
            @QueryParam("state") String state,
            @QueryParam("pageSize") Integer pageSize,
            @QueryParam("pageToken") String pageToken) {
        return campaigns.list(caller.project(), state(state), PageRequest.of(pageSize, pageToken));
    }

    private static CampaignState state(String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(CampaignState.values())
                .filter(state -> state.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "state",
                        "'" + text + "' is none of "
                                + Arrays.stream(CampaignState.values())
                                        .map(CampaignState::name)
                                        .collect(Collectors.joining(", "))));
    }

    @GET
    @Path(ID)
    @Operation(summary = "One campaign and how far each of its models is")
    public CampaignView get(@PathParam("id") String id) {
        return campaigns.get(caller.project(), id);
    }

    @POST
    @Path(ID + ":cancel")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Cancels a campaign: no new shard begins, what is under way may end")
    public CampaignView cancel(@PathParam("id") String id) {
        cancellation.cancel(caller.project(), id);
        return campaigns.get(caller.project(), id);
    }

    @POST
    @Path(ID + ":retry")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Computes anew what failed of a campaign, and nothing else")
    public CampaignView retry(@PathParam("id") String id) {
        reissue.retry(caller.project(), id);
        return campaigns.get(caller.project(), id);
    }

    @DELETE
    @Path(ID)
    @Operation(summary = "Forgets a campaign that has ended, with its results")
    public void delete(@PathParam("id") String id) {
        removal.remove(caller.project(), id);
    }
}
