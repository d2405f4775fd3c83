package org.fusiform.gateway.access;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Requests that a browser makes because some page of the web told it to. Where nobody has to show a key, the browser of
 * whoever sits at the machine is let in like themselves, so that such pages have to be kept out.
 */
final class BrowserGuard {
    private BrowserGuard() {}

    /**
     * Why a request is not answered, if so.
     *
     * @param authority host and port that were asked for, or null
     * @param origin whose page asks, or null where none does
     */
    static Optional<String> refusal(AccessMode mode, String authority, String origin) {
        if (mode == AccessMode.OFF && !(authority != null && localName(authority))) {
            return Optional.of("this gateway has access off and answers to localhost and 127.0.0.1 only, not to other"
                    + " names of its address");
        }
        if (origin != null
                && !origin.equalsIgnoreCase("http://" + authority)
                && !origin.equalsIgnoreCase("https://" + authority)) {
            return Optional.of("this gateway has access off and answers no pages of other origins");
        }
        return Optional.empty();
    }

    /** By its text alone: what a name resolves to is what a hostile page would choose. */
    private static boolean localName(String authority) {
        try {
            String host = URI.create("http://" + authority).getHost();
            return host != null
                    && (host.toLowerCase(Locale.ROOT).equals("localhost")
                            || host.equals("[::1]")
                            || host.matches("127(\\.\\d{1,3}){3}"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
