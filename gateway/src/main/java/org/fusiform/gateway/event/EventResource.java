package org.fusiform.gateway.event;

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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fusiform.gateway.access.CurrentCaller;
import org.fusiform.gateway.campaign.CampaignView;
import org.fusiform.gateway.campaign.Campaigns;

/** Progress as it happens. */
@Path("/api/v1/campaigns/{id}/events")
@Tag(name = "Campaigns")
public class EventResource {
    private final Campaigns campaigns;
    private final CampaignFeed feed;
    private final CurrentCaller caller;

    EventResource(Campaigns campaigns, CampaignFeed feed, CurrentCaller caller) {
        this.campaigns = campaigns;
        this.feed = feed;
        this.caller = caller;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Server-sent events: the campaign at once, unless Last-Event-ID has seen it, and at every change")
    public Multi<OutboundSseEvent> events(
            @PathParam("id") String id, @HeaderParam("Last-Event-ID") String lastEventId, @Context Sse sse) {
        String project = caller.project();
        CampaignView now = campaigns.get(project, id);
        long seen = seen(lastEventId);
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            EventStream stream = new EventStream(sse, emitter, seen);
                            emitter.onTermination(feed.listen(project, id, stream));
                            stream.changed(now);
                        },
                        BackPressureStrategy.BUFFER);
    }

    /** An id that was never handed out has seen nothing. */
    private static long seen(String lastEventId) {
        return lastEventId != null && lastEventId.matches("[0-9]{1,18}") ? Long.parseLong(lastEventId) : 0;
    }
}
