package org.fusiform.cli.campaign;

import org.fusiform.cli.CommandFailure;
import org.fusiform.cli.gateway.EventsBroken;
import org.fusiform.cli.gateway.ServerEvents;
import org.fusiform.cli.progress.Progress;
import org.fusiform.cli.terminal.Pause;
import org.fusiform.cli.terminal.Terminal;

/** Follows a campaign to its end, which goes on while the gateway is away: by its events, and by asking where none come. */
public final class CampaignWatch {
    private final Campaigns campaigns;
    private final Terminal terminal;

    public CampaignWatch(Campaigns campaigns, Terminal terminal) {
        this.campaigns = campaigns.patient();
        this.terminal = terminal;
    }

    /** Returns when it SUCCEEDED; every other end is a failure with its reasons. */
    public void awaitSuccess(String id) {
        CampaignView end = awaitEnd(id);
        switch (end.state()) {
            case SUCCEEDED -> {}
            case FAILED, CANCELLED, PENDING, RUNNING, CANCELLING ->
                throw new CommandFailure("campaign " + id + " " + end.state() + end.reasons());
        }
    }

    private CampaignView awaitEnd(String id) {
        ServerEvents events = campaigns.events(id);
        try (Progress progress = Progress.of(terminal, "campaign", Progress.Unit.STEPS)) {
            while (true) {
                CampaignView view = show(id, progress);
                if (view.state().ended()) {
                    return view;
                }
                try {
                    events.follow(event -> !show(id, progress).state().ended());
                } catch (EventsBroken e) {
                    // Events only save asking: whether the gateway is away, the next question tells.
                    Pause.of(e.after());
                }
            }
        }
    }

    private CampaignView show(String id, Progress progress) {
        CampaignView view = campaigns.view(id);
        progress.at(view.done(), view.total());
        progress.note(view.state().name());
        return view;
    }
}
