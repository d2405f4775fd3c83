package org.fusiform.storage;

import java.time.Instant;

/** What the store tells of an object without reading it; {@code modified} by the store's clock. */
public record StoredObject(String key, long bytes, Instant modified) {}
