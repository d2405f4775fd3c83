package org.fusiform.cli.campaign;

import java.io.IOException;
import java.time.Duration;
import org.fusiform.cli.CommandFailure;
import org.fusiform.cli.gateway.GatewayUnreachable;
import org.fusiform.cli.gateway.ServerEvents;
import org.fusiform.cli.progress.Progress;
import org.fusiform.cli.terminal.Pause;
import org.fusiform.cli.terminal.Terminal;

/** Follows a campaign to its end: by its events, and by asking where they do not come. */
public final class CampaignWatch {
    private static final Duration BETWEEN = Duration.ofMillis(500);

    /** A gateway that is started again is back within seconds; a campaign goes on without it. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Campaigns campaigns;
    private final Terminal terminal;

    public CampaignWatch(Campaigns campaigns, Terminal terminal) {
        this.campaigns = campaigns;
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
        long patience = System.nanoTime() + PATIENCE.toNanos();
        try (Progress progress = Progress.of(terminal, "campaign", Progress.Unit.STEPS)) {
            while (true) {
                try {
                    CampaignView view = show(id, progress);
                    if (view.state().ended()) {
                        return view;
                    }
                    patience = System.nanoTime() + PATIENCE.toNanos();
                    events.follow(event -> !show(id, progress).state().ended());
                } catch (GatewayUnreachable | IOException e) {
                    if (System.nanoTime() > patience) {
                        throw e instanceof GatewayUnreachable unreachable
                                ? unreachable
                                : new CommandFailure(
                                        "the events of campaign " + id + " broke off: " + e.getMessage(), e);
                    }
                    Pause.of(BETWEEN);
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
