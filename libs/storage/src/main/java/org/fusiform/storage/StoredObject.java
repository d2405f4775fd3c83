package org.fusiform.storage;

/** What the store tells of an object without reading it. */
public record StoredObject(String key, long bytes) {}
