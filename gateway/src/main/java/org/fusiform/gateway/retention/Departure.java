package org.fusiform.gateway.retention;

/**
 * An array that is to leave the store, with the sole right to remove it for a while.
 *
 * @param token of the lease
 * @param orphaned whether no campaign knows the extraction, so that what analyses stored of it goes too
 */
record Departure(String project, String extraction, String token, boolean orphaned) {}
