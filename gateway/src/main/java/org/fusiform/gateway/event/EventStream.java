package org.fusiform.gateway.event;

import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.fusiform.gateway.campaign.CampaignView;

/** One listener's stream: every version once, in order; it ends with the campaign. */
final class EventStream implements CampaignFeed.Listener {
    private final Sse sse;
    private final MultiEmitter<? super OutboundSseEvent> emitter;
    private long sent;

    /** @param seen the version that the listener knows already */
    EventStream(Sse sse, MultiEmitter<? super OutboundSseEvent> emitter, long seen) {
        this.sse = sse;
        this.emitter = emitter;
        this.sent = seen;
    }

    @Override
    public synchronized void changed(CampaignView campaign) {
        if (campaign.version() > sent) {
            sent = campaign.version();
            emitter.emit(sse.newEventBuilder()
                    .id(Long.toString(campaign.version()))
                    .name("campaign")
                    .mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .data(CampaignView.class, campaign)
                    .build());
        }
        if (campaign.state().ended()) {
            emitter.complete();
        }
    }

    @Override
    public synchronized void heartbeat() {
        emitter.emit(sse.newEventBuilder().comment("alive").build());
    }
}
