package org.fusiform.k8s.model;

/** An object that is not what its kind may be. */
public final class ManifestRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    ManifestRefused(String message) {
        super(message);
    }

    ManifestRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
