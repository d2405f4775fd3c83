package org.fusiform.contracts.json;

/** A message whose text is not what its topic carries; permanent, it belongs in the dead-letter topic. */
public final class MalformedMessage extends RuntimeException {
    public MalformedMessage(String message, Throwable cause) {
        super(message, cause);
    }
}
