package org.fusiform.gateway.retention;

/** So many objects of so many bytes together. */
public record Amount(long objects, long bytes) {
    public static final Amount NOTHING = new Amount(0, 0);

    public Amount plus(Amount other) {
        return new Amount(objects + other.objects, bytes + other.bytes);
    }

    /** What is left of it, if anything: objects may have come meanwhile. */
    public Amount less(Amount other) {
        return new Amount(Math.max(0, objects - other.objects), Math.max(0, bytes - other.bytes));
    }
}
