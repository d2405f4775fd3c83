package org.fusiform.gateway.campaign;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fusiform.contracts.campaign.CampaignDocument;
import org.fusiform.gateway.access.CurrentCaller;
import org.fusiform.gateway.access.Needs;
import org.fusiform.gateway.access.Scope;
import org.fusiform.gateway.campaign.plan.CampaignPlanner;
import org.fusiform.gateway.campaign.plan.DocumentReader;
import org.fusiform.gateway.problem.JsonBody;
import org.fusiform.gateway.problem.Mistakes;

/** What a campaign would come to, or what is wrong with its document, before it is submitted. */
@Path("/api/v1/campaigns:estimate")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Campaigns")
public class EstimateResource {
    private final ProjectResources resources;
    private final CurrentCaller caller;

    EstimateResource(ProjectResources resources, CurrentCaller caller) {
        this.resources = resources;
        this.caller = caller;
    }

    @POST
    @Needs(Scope.READ)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "estimateCampaign",
            summary = "Resolves a campaign document and counts what it asks for; nothing is submitted")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = CampaignDocument.class),
                            examples = @ExampleObject(name = "shortest", value = """
                                                 {"models": ["untrained:resnet18"], "stimulusSet": "floc"}""")))
    public CampaignEstimate estimate(InputStream body) throws IOException {
        Mistakes mistakes = new Mistakes();
        CampaignDocument document = DocumentReader.read(JsonBody.text(body), mistakes);
        return CampaignEstimate.of(CampaignPlanner.plan(document, resources.of(caller.project()), mistakes));
    }
}
