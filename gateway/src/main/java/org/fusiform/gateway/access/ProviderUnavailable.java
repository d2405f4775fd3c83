package org.fusiform.gateway.access;

import org.fusiform.messaging.delivery.PassingFault;

/** The OpenID provider whose keys verify tokens does not answer. */
final class ProviderUnavailable extends PassingFault {
    ProviderUnavailable() {
        super("the OpenID provider does not answer; try again");
    }
}
