package org.fusiform.gateway.stimulus.archive;

/** An archive that is not read to its end; the message names the entry and what is wrong with it. */
public final class ArchiveRefused extends Exception {
    public ArchiveRefused(String message) {
        super(message);
    }

    public ArchiveRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
