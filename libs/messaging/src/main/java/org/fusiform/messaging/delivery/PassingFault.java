package org.fusiform.messaging.delivery;

/** A fault that passes by itself, as whoever throws it knows: {@link Retry} tries again. */
public abstract class PassingFault extends RuntimeException {
    protected PassingFault(String message) {
        super(message);
    }
}
