package org.fusiform.k8s;

import org.fusiform.k8s.model.Manifest;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing that somebody could have done to a manifest.
 *
 * @param object as in {@code Deployment gateway}
 * @param place JSON pointer within it; that of an array's end, {@code -}, adds
 * @param json what is there now; null where it is taken away
 */
record Damage(String object, String place, String json) {
    static Damage set(String object, String place, String json) {
        return new Damage(object, place, json);
    }

    static Damage remove(String object, String place) {
        return new Damage(object, place, null);
    }

    Manifest of(Manifest manifest) {
        return manifest.with(object, this::to);
    }

    private void to(ObjectNode node) {
        JsonPointer pointer = JsonPointer.compile(place);
        String last = pointer.last().getMatchingProperty();
        JsonNode parent = node.at(pointer.head());
        JsonNode value = json == null ? null : JsonMapper.shared().readTree(json);
        switch (parent) {
            case ObjectNode object when value == null -> object.remove(last);
            case ObjectNode object -> object.set(last, value);
            case ArrayNode array when last.equals("-") -> array.add(value);
            case ArrayNode array when value == null -> array.remove(Integer.parseInt(last));
            case ArrayNode array -> array.set(Integer.parseInt(last), value);
            default -> throw new IllegalArgumentException("nothing is at " + place + " of " + object);
        }
    }

    @Override
    public String toString() {
        return object + " " + place + (json == null ? " away" : " = " + json);
    }
}
