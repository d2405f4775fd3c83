package org.fusiform.gateway.system;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A stimulus set for each test. */
abstract class NewStimuli {
    /** Stimuli of every test are new ones, or campaigns would share what another test computed. */
    private static final AtomicInteger PICTURES = new AtomicInteger();

    @TempDir
    Path folder;

    @ConfigProperty(name = "fusiform.test.servers")
    String servers;

    @ConfigProperty(name = "fusiform.access.first-key")
    String firstKey;

    @ConfigProperty(name = "fusiform.access.mode")
    String access;

    Others others;
    String set;

    @BeforeEach
    void listen() throws IOException {
        RestAssured.requestSpecification = access.equals("required") ? Rest.as(firstKey) : null;
        others = new Others(servers);
        set = "set-" + UUID.randomUUID();
        Rest.importSet(folder, set, PICTURES.addAndGet(1000), 20);
    }

    @AfterEach
    void close() {
        others.close();
        RestAssured.requestSpecification = null;
    }

    String document(String more) {
        return """
                {"models": ["untrained:resnet50"], "stimulusSet": "%s", "layers": ["layer4.2.relu_2", "avgpool"],
                 "analysis": {"folds": 0}%s}""".formatted(set, more);
    }
}
