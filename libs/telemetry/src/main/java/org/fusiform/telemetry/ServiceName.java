package org.fusiform.telemetry;

/** The services that are measured. */
public enum ServiceName {
    GATEWAY,
    EXTRACTOR,
    STATS
}
