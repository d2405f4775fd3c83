package org.fusiform.cli.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import org.fusiform.cli.CommandFailure;
import org.fusiform.cli.gateway.Gateway;
import org.fusiform.cli.gateway.Query;
import org.fusiform.cli.terminal.Pause;
import org.fusiform.cli.terminal.Terminal;

/** An extractor loads a new model and runs it once; until then it is {@code inspecting}. */
final class Inspection {
    private static final Duration BETWEEN = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Gateway gateway;
    private final Terminal terminal;

    Inspection(Gateway gateway, Terminal terminal) {
        this.gateway = gateway.patient();
        this.terminal = terminal;
    }

    /** Returns when the model is ready; a refused one is a failure with the extractor's reason. */
    void await(String id) {
        long patient = System.nanoTime() + PATIENCE.toNanos();
        boolean said = false;
        while (true) {
            JsonNode model = gateway.get("/models/" + Query.encode(id));
            switch (model.path("state").asText().toLowerCase(Locale.ROOT)) {
                case "ready" -> {
                    return;
                }
                case "refused" ->
                    throw new CommandFailure(
                            id + " was refused: " + model.path("reason").asText("no reason given"));
                default -> Pause.of(BETWEEN);
            }
            if (!said && System.nanoTime() > patient) {
                terminal.say("still waiting for an extractor to try " + id + " …");
                said = true;
            }
        }
    }
}
