package org.fusiform.gateway.idempotency;

/**
 * What a request made, and is answered.
 *
 * @param status 201, or 200 where it was there
 * @param location path of it
 * @param view written as JSON
 * @param secret whether the answer is told once and kept nowhere
 */
public record Made(int status, String location, Object view, boolean secret) {
    private static final int CREATED = 201;
    private static final int OK = 200;

    /** @param added whether it was not there before */
    public static Made of(boolean added, String location, Object view) {
        return new Made(added ? CREATED : OK, location, view, false);
    }

    public static Made secret(String location, Object view) {
        return new Made(CREATED, location, view, true);
    }
}
