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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.campaign.CampaignDocument;
import org.fusiform.contracts.campaign.CampaignState;
import org.fusiform.gateway.access.CurrentCaller;
import org.fusiform.gateway.idempotency.Asked;
import org.fusiform.gateway.idempotency.Idempotency;
import org.fusiform.gateway.page.Page;
import org.fusiform.gateway.page.PageRequest;
import org.fusiform.gateway.problem.JsonBody;
import org.fusiform.gateway.problem.Mistakes;
import org.fusiform.gateway.problem.Problem;

/** Campaigns by REST. */
@Path("/api/v1/campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Campaigns")
public class CampaignResource {
    private static final Duration LONGEST_MAKING = Duration.ofMinutes(1);

    /** Without a colon, which begins a custom verb. */
    private static final String ID = "/{id:[^/:]+}";

    private final Campaigns campaigns;
    private final Submissions submissions;
    private final Cancellation cancellation;
    private final Reissue reissue;
    private final CampaignRemoval removal;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    CampaignResource(
            Campaigns campaigns,
            Submissions submissions,
            Cancellation cancellation,
            Reissue reissue,
            CampaignRemoval removal,
            Idempotency idempotency,
            CurrentCaller caller) {
        this.campaigns = campaigns;
        this.submissions = submissions;
        this.cancellation = cancellation;
        this.reissue = reissue;
        this.removal = removal;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "submitCampaign",
            summary = "Submits a campaign; a repeated Idempotency-Key gives the campaign that it made first")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = CampaignDocument.class),
                            examples = {
                                @ExampleObject(name = "shortest", value = """
                                                {"models": ["untrained:resnet18"], "stimulusSet": "floc"}"""),
                                @ExampleObject(name = "whole", value = """
                                                {"name": "resnet vs clip", "models": ["untrained:resnet50", "untrained:clip-rn50"],
                                                 "stimulusSet": "floc", "layers": ["stages"],
                                                 "analysis": {"criterion": "pairwise-welch", "alpha": 0.05, "correction": "bh",
                                                              "contrasts": "every-other", "targets": ["face", "scene"], "folds": 8,
                                                              "rsa": true},
                                                 "retention": "keep", "seed": 1,
                                                 "storage": {"dtype": "float32", "codec": "none"}}""")
                            }))
    @APIResponse(
            responseCode = "201",
            description = "The campaign, at the address in Location",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    public Response submit(@HeaderParam(Asked.HEADER) String key, @Context UriInfo uri, InputStream body)
            throws IOException {
        String json = JsonBody.text(body);
        String project = caller.project();
        Asked asked =
                Asked.of(project, key, uri, Sha256.of(json), mistakes -> submissions.plan(project, json, mistakes));
        return idempotency.once(asked, LONGEST_MAKING, attempt -> submissions.submit(project, json, attempt));
    }

    @GET
    @Operation(operationId = "listCampaigns", summary = "Lists the campaigns, the newest first")
    public Page<CampaignBrief> list(
            @Parameter(description = "Only those in this state", example = "SUCCEEDED") @QueryParam("state")
                    String state,
            @QueryParam("pageSize") Integer pageSize,
            @QueryParam("pageToken") String pageToken) {
        Mistakes mistakes = new Mistakes();
        CampaignState wanted = mistakes.note(() -> state(state));
        PageRequest page = mistakes.note(() -> PageRequest.of(pageSize, pageToken));
        mistakes.throwIfAny();
        return campaigns.list(caller.project(), wanted, page);
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
    @Operation(operationId = "getCampaign", summary = "One campaign and how far each of its models is")
    public CampaignView get(@PathParam("id") String id) {
        return campaigns.get(caller.project(), id);
    }

    @POST
    @Path(ID + ":cancel")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "cancelCampaign",
            summary = "Cancels a campaign: no new shard begins, what is under way may end")
    public CampaignView cancel(@PathParam("id") String id) {
        cancellation.cancel(caller.project(), id);
        return campaigns.get(caller.project(), id);
    }

    @POST
    @Path(ID + ":retry")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "retryCampaign", summary = "Computes anew what failed of a campaign, and nothing else")
    public CampaignView retry(@PathParam("id") String id) {
        reissue.retry(caller.project(), id);
        return campaigns.get(caller.project(), id);
    }

    @DELETE
    @Path(ID)
    @Operation(operationId = "deleteCampaign", summary = "Forgets a campaign that has ended, with its results")
    public void delete(@PathParam("id") String id) {
        removal.remove(caller.project(), id);
    }
}
