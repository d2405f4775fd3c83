package org.fusiform.cli.up;

import java.nio.file.Path;

/**
 * What is to run.
 *
 * @param data absolute path of the data directory
 * @param port of the gateway
 */
public record SystemPlan(Path data, int port, int extractors, int stats) {
    Path logs() {
        return data.resolve("logs");
    }
}
