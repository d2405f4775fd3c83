package org.fusiform.gateway.lease;

import org.fusiform.messaging.delivery.PassingFault;

/** Somebody else has it alone at this moment. */
public final class Leased extends PassingFault {
    Leased(String subject) {
        super("unused " + subject + " are being removed from the store at this moment; try again in a few minutes");
    }
}
