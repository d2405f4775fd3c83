package org.fusiform.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.fusiform.cli.CommandFailure;
import org.fusiform.cli.gateway.Gateway;
import org.fusiform.cli.gateway.Query;
import org.fusiform.cli.model.PublisherUnreachable;
import org.fusiform.cli.model.WeightsFetch;
import org.fusiform.cli.terminal.Terminal;

/**
 * The networks of a demo.
 *
 * @param asked by the user, or null for the pair that the paper compared
 * @param offline never to try to fetch weights
 */
record DemoModels(List<String> asked, boolean offline) {
    static final String DEFAULT = "resnet50-imagenet1k-v1,clip-rn50";

    private static final List<String> PAIR = List.of(DEFAULT.split(","));
    private static final List<String> UNTRAINED_PAIR = List.of("untrained:resnet50", "untrained:clip-rn50");

    /** Models whose weights are in the object store; fetched if need be and possible, else the untrained pair. */
    List<String> ready(Gateway gateway, Terminal terminal) {
        if (asked != null) {
            asked.forEach(model -> require(gateway, terminal, model));
            return asked;
        }
        if (offline && !PAIR.stream().allMatch(model -> here(gateway, model))) {
            terminal.say("the weights of " + String.join(" and ", PAIR) + " are not here: untrained ones instead");
            return UNTRAINED_PAIR;
        }
        try {
            PAIR.forEach(model -> fetch(gateway, terminal, model));
            return PAIR;
        } catch (PublisherUnreachable e) {
            terminal.say(e.getMessage());
            terminal.say("no network: the same architectures untrained instead");
            return UNTRAINED_PAIR;
        }
    }

    private void require(Gateway gateway, Terminal terminal, String model) {
        if (!offline
                && model(gateway, model).path("weights").path("type").asText().equals("published")) {
            fetch(gateway, terminal, model);
        } else if (!here(gateway, model)) {
            throw new CommandFailure("the weights of " + model + " are not here, and --offline forbids to fetch them");
        }
    }

    private static void fetch(Gateway gateway, Terminal terminal, String model) {
        String mirror = System.getenv("FUSIFORM_MIRROR");
        new WeightsFetch(gateway, terminal, mirror == null || mirror.isBlank() ? null : mirror).run(model);
    }

    private static boolean here(Gateway gateway, String model) {
        return model(gateway, model).path("state").asText().equals("ready");
    }

    /** Asked before anything is uploaded, because the way out is another command. */
    private static JsonNode model(Gateway gateway, String model) {
        try {
            return gateway.get("/models/" + Query.encode(model));
        } catch (CommandFailure e) {
            throw new CommandFailure(
                    e.getMessage()
                            + "; import it first: ./fusiform up --data DIR, then ./fusiform model import FILE --id "
                            + model + " --family FAMILY",
                    e);
        }
    }
}
