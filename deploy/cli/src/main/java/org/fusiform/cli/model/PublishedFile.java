package org.fusiform.cli.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.fusiform.cli.CommandFailure;

/**
 * Weights that the gateway's catalogue knows of.
 *
 * @param sha256 as far as the publisher tells: its first digits or all of them
 */
record PublishedFile(String model, URI address, String sha256, String licence) {

    /** @param mirror a folder by HTTP that has the files under their published names, or null */
    static PublishedFile of(JsonNode model, String mirror) {
        JsonNode weights = model.path("weights");
        String address = weights.path("address").asText();
        String name = address.substring(address.lastIndexOf('/') + 1);
        try {
            return new PublishedFile(
                    model.path("id").asText(),
                    URI.create(mirror == null ? address : mirror.replaceAll("/+$", "") + "/" + name),
                    weights.path("sha256").asText(),
                    model.path("licence").asText());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("--mirror '" + mirror + "' is no address such as https://example.org/weights", e);
        }
    }

    String name() {
        String path = address.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What a person can do without a network. */
    String byHand() {
        return "bring the file " + name() + " (" + address + ") and run: ./fusiform model import " + name() + " --id "
                + model;
    }
}
