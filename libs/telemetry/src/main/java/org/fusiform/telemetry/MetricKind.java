package org.fusiform.telemetry;

/** What its values mean, which decides on its names in Prometheus. */
enum MetricKind {
    COUNTER,
    GAUGE,
    TIMER
}
