package org.fusiform.cli.up;

import java.nio.file.Path;

/**
 * What is to run.
 *
 * @param data absolute path of the data directory
 * @param port of the gateway
 * @param access whether the gateway asks for keys
 * @param learnsStart whether the services, if they never did since they were built, record how they start, which takes
 *     time now and saves it later; only for a system that ends by itself
 */
public record SystemPlan(Path data, int port, int extractors, int stats, boolean access, boolean learnsStart) {
    Path logs() {
        return data.resolve("logs");
    }
}
