package org.fusiform.gateway.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Whom a gateway lets in. */
public enum AccessMode {
    /** Those with a key or a token. */
    REQUIRED,
    /** Everybody, on an address that other machines cannot reach. */
    OFF,
    /** Everybody, from wherever. */
    OPEN;

    /** Why a gateway that listens on this address must not start, if so. */
    Optional<String> refusal(String host) {
        return switch (this) {
            case REQUIRED, OPEN -> Optional.empty();
            case OFF ->
                loopback(host)
                        ? Optional.empty()
                        : Optional.of("access is off, but the gateway would listen on " + host
                                + ", where other machines reach it: set fusiform.access.mode (FUSIFORM_ACCESS_MODE)"
                                + " to required and give it a first key, or to open if everybody there may do"
                                + " everything, or quarkus.http.host to 127.0.0.1");
        };
    }

    static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
