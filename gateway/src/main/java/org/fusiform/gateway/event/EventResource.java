package org.fusiform.gateway.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fusiform.gateway.access.Caller;
import org.fusiform.gateway.access.CurrentCaller;
import org.fusiform.gateway.campaign.CampaignView;
import org.fusiform.gateway.campaign.Campaigns;

/** Progress as it happens. */
@Path("/api/v1/campaigns/{id}/events")
@Tag(name = "Campaigns")
public class EventResource {
    private final Campaigns campaigns;
    private final CampaignFeed feed;
    private final ObjectMapper json;
    private final CurrentCaller caller;

    EventResource(Campaigns campaigns, CampaignFeed feed, ObjectMapper json, CurrentCaller caller) {
        this.campaigns = campaigns;
        this.feed = feed;
        this.json = json;
        this.caller = caller;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "followCampaign",
            summary = "Server-sent events: the campaign at once, unless Last-Event-ID has seen it, and at every change")
    @APIResponse(
            responseCode = "200",
            description =
                    "Events named campaign, whose data is the campaign and whose id is its version; comments now and"
                            + " then in between. It ends with the campaign, and with the key of who listens",
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    public Multi<OutboundSseEvent> events(
            @PathParam("id") String id,
            @Parameter(description = "The id of the last event that was received, of whichever replica", example = "3")
                    @HeaderParam("Last-Event-ID")
                    String lastEventId,
            @Context Sse sse) {
        Caller listener = caller.get();
        CampaignView now = campaigns.get(listener.project(), id);
        CampaignEvent first = CampaignEvent.of(now, json);
        long seen = seen(lastEventId, now.version());
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            EventStream stream = new EventStream(sse, emitter, listener, seen);
                            emitter.onTermination(feed.listen(listener.project(), id, stream));
                            stream.changed(first);
                        },
                        BackPressureStrategy.LATEST);
    }

    /** An id that was never handed out, as of a database that was set back since, has seen nothing. */
    private static long seen(String lastEventId, long version) {
        long seen = lastEventId != null && lastEventId.matches("[0-9]{1,18}") ? Long.parseLong(lastEventId) : 0;
        return seen > version ? 0 : seen;
    }
}
