package org.fusiform.gateway.order;

import org.fusiform.messaging.delivery.PassingFault;

/** An array that is wanted is being removed from the store at this moment; it can be claimed once that has ended. */
public final class BeingDiscarded extends PassingFault {
    BeingDiscarded(String extraction) {
        super("activations that this campaign needs are being removed from the store at this moment (extraction "
                + extraction + "); try again in a few minutes");
    }
}
