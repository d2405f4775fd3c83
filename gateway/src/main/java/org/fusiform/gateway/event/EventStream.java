package org.fusiform.gateway.event;

import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.fusiform.gateway.access.Caller;

/**
 * One listener's stream, which ends with the campaign. Versions come in order and each at most once; whoever reads slowly
 * gets the last of those that there were meanwhile, so that nothing piles up for them.
 */
final class EventStream implements Listener {
    private final Sse sse;
    private final MultiEmitter<? super OutboundSseEvent> emitter;
    private final Caller caller;
    private long sent;

    /** @param seen the version that the listener knows already */
    EventStream(Sse sse, MultiEmitter<? super OutboundSseEvent> emitter, Caller caller, long seen) {
        this.sse = sse;
        this.emitter = emitter;
        this.caller = caller;
        this.sent = seen;
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public synchronized void changed(CampaignEvent event) {
        if (event.version() > sent) {
            sent = event.version();
            emitter.emit(sse.newEventBuilder()
                    .id(Long.toString(event.version()))
                    .name("campaign")
                    .mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .data(String.class, event.json())
                    .build());
        }
        if (event.last()) {
            emitter.complete();
        }
    }

    /** Not to whoever has not read the last event yet, in whose place it would come. */
    @Override
    public synchronized void heartbeat() {
        if (emitter.requested() > 0) {
            emitter.emit(sse.newEventBuilder().comment("alive").build());
        }
    }

    @Override
    public synchronized void end() {
        emitter.complete();
    }
}
