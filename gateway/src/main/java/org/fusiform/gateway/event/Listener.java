package org.fusiform.gateway.event;

import org.fusiform.gateway.access.Caller;

/** Who is told of a campaign; by one thread. */
interface Listener {
    Caller caller();

    /** The campaign as it is now; may come again. */
    void changed(CampaignEvent event);

    /** Now and then, so that whoever is between does not take the connection for dead. */
    void heartbeat();

    /** There is nothing more to tell, or not to them. */
    void end();
}
