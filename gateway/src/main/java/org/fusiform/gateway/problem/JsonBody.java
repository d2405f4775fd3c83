package org.fusiform.gateway.problem;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fusiform.contracts.json.DocumentJson;
import org.fusiform.gateway.naming.Nearest;

/** JSON that people send: each field that has not its form is noted, and what is left is read. */
public final class JsonBody {
    /** Bytes of a body. */
    public static final int MOST_BYTES = 1 << 20;

    /** With more, somebody has sent something else altogether. */
    private static final int MOST_MISTAKES = 20;

    private JsonBody() {}

    /** The whole body; a Problem where it is larger than any that means something. */
    public static String text(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw Problem.tooLarge("a body of JSON has at most " + MOST_BYTES + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A Problem that names every field which has not its form, or null where the text is the JSON null. */
    public static <T> T read(String json, Class<T> type) {
        Mistakes mistakes = new Mistakes();
        T value = read(json, type, mistakes);
        mistakes.throwIfAny();
        return value;
    }

    /** The same, with the fields noted and left out; a Problem only where the text is no JSON. */
    public static <T> T read(String json, Class<T> type, Mistakes mistakes) {
        JsonNode tree = tree(json);
        for (String zero : zeros("", tree)) {
            mistakes.addUnreadable(zero, "holds the character U+0000; leave it out");
            leaveOut(tree, zero);
        }
        for (int i = 0; i < MOST_MISTAKES; i++) {
            try {
                return DocumentJson.MAPPER.treeToValue(tree, type);
            } catch (JsonMappingException e) {
                String pointer = pointer(e, tree);
                mistakes.addUnreadable(pointer, detail(e));
                if (!leaveOut(tree, pointer)) {
                    mistakes.throwIfAny();
                }
            } catch (JsonProcessingException e) {
                throw Problem.malformed("the body is not what it should be", e);
            }
        }
        mistakes.throwIfAny();
        throw new IllegalStateException("mistakes were noted and are none");
    }

    private static JsonNode tree(String json) {
        try {
            JsonNode tree = DocumentJson.MAPPER.readTree(json);
            if (tree.isMissingNode()) {
                throw Problem.malformed("the body is empty, and should be JSON", null);
            }
            return tree;
        } catch (JsonParseException e) {
            throw Problem.malformed(
                    "the body is no JSON: " + e.getOriginalMessage().replaceAll(" \\(start marker.*", "") + " at line "
                            + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr(),
                    e);
        } catch (MismatchedInputException e) {
            throw Problem.malformed("the body is more than one JSON value", e);
        } catch (JsonProcessingException e) {
            throw Problem.malformed("the body is nested too deeply, or has a number or name that is too long", e);
        }
    }

    /** Texts that no database takes. */
    private static List<String> zeros(String pointer, JsonNode node) {
        if (node.isTextual()) {
            return node.textValue().indexOf('\0') < 0 ? List.of() : List.of(pointer);
        }
        List<String> zeros = new ArrayList<>();
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            zeros.addAll(zeros(pointer + "/" + i, node.get(i)));
        }
        node.properties().forEach(field -> zeros.addAll(zeros(pointer + step(field.getKey()), field.getValue())));
        return zeros;
    }

    private static String detail(JsonMappingException mistake) {
        return switch (mistake) {
            case UnrecognizedPropertyException unknown ->
                "there is no field '" + unknown.getPropertyName() + "'"
                        + Nearest.hint(
                                unknown.getPropertyName(),
                                unknown.getKnownPropertyIds().stream()
                                        .map(String::valueOf)
                                        .toList());
            case InvalidFormatException wrong
            when wrong.getTargetType().isEnum() ->
                "'" + wrong.getValue() + "' is none of " + words(wrong.getTargetType());
            case InvalidFormatException wrong -> "'" + wrong.getValue() + "' is not " + form(wrong.getTargetType());
            case MismatchedInputException wrong -> "must be " + form(wrong.getTargetType());
            default -> "is out of range, or cannot be read";
        };
    }

    private static String words(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(option -> DocumentJson.MAPPER.convertValue(option, String.class))
                .collect(Collectors.joining(", "));
    }

    /** Of JSON. */
    private static String form(Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of " + words(type);
        }
        if (type == String.class) {
            return "a text";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == Double.class) {
            return "a number";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "a whole number";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    /** RFC 6901, as far as the reader came, which takes one thing for a list of it. */
    private static String pointer(JsonMappingException mistake, JsonNode tree) {
        StringBuilder pointer = new StringBuilder();
        JsonNode at = tree;
        for (JsonMappingException.Reference step : mistake.getPath()) {
            if (step.getFieldName() != null) {
                pointer.append(step(step.getFieldName()));
                at = at.path(step.getFieldName());
            } else if (at.isArray()) {
                pointer.append('/').append(step.getIndex());
                at = at.path(step.getIndex());
            }
        }
        return pointer.toString();
    }

    private static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** The places of what comes after it in a list stay as they are. Whether there was anything to leave out. */
    private static boolean leaveOut(JsonNode tree, String pointer) {
        if (pointer.isEmpty()) {
            return false;
        }
        JsonPointer place = JsonPointer.compile(pointer);
        return switch (tree.at(place.head())) {
            case ObjectNode object -> object.remove(place.last().getMatchingProperty()) != null;
            case ArrayNode array -> {
                int index = place.last().getMatchingIndex();
                boolean there =
                        index >= 0 && index < array.size() && !array.get(index).isNull();
                if (there) {
                    array.setNull(index);
                }
                yield there;
            }
            default -> false;
        };
    }
}
