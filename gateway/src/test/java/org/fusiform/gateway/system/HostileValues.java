package org.fusiform.gateway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What nobody should send. */
final class HostileValues {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of parameters, as the path or the query has them: of another type, too large, and meant to do harm. */
    static final List<String> ENCODED = List.of(
            "",
            "abc",
            "1.5",
            "-1",
            "0",
            "true",
            "null",
            "%20",
            "9".repeat(12),
            "9".repeat(40),
            "x".repeat(3000),
            "%00",
            "a%00b",
            "%FF%FE",
            "%ED%A0%80",
            "%F0%9F%98%80".repeat(20),
            "%27%3B%20DROP%20TABLE%20gateway.campaign%3B%20--",
            "..%2F..%2F..%2Fetc%2Fpasswd",
            "%2E%2E%2F",
            "..%5C..%5C",
            "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
            "%24%7Bjndi%3Aldap%3A%2F%2Fx%2Fy%7D",
            "%0D%0AX-Evil%3A%201",
            "a%2Cb%3Dc%2C%3D",
            "phase:%2C%2C",
            "AAA=",
            "AA",
            "%E2%80%AEtxt");

    /** The same as a header can have them. */
    static final List<String> IN_HEADERS = List.of(
            "abc", "-1", "9".repeat(40), "x".repeat(3000), "../../etc/passwd", "'; DROP TABLE x; --", "\"", "{}");

    /** Of files. */
    static final List<byte[]> FILES = List.of(
            new byte[0],
            new byte[1],
            "PK\u0003\u0004 no more".getBytes(StandardCharsets.ISO_8859_1),
            new byte[] {0x1f, (byte) 0x8b, 8, 0},
            "{\"a\": 1}".getBytes(StandardCharsets.UTF_8),
            new byte[100_000]);

    private HostileValues() {}

    /** Bodies that are no object at all. */
    static List<byte[]> bodies() {
        List<byte[]> bodies = new ArrayList<>();
        for (String text : List.of(
                "",
                " ",
                "null",
                "5",
                "true",
                "\"text\"",
                "[]",
                "[{}]",
                "{",
                "{}",
                "}",
                "{\"a\"}",
                "nonsense",
                "NaN",
                "{\"name\": \"a\", \"name\": \"b\"}",
                "{} {}",
                "[".repeat(5000),
                "{\"a\":".repeat(5000) + "1" + "}".repeat(5000),
                "\"" + "x".repeat(2 << 20) + "\"",
                "9".repeat(5000),
                "<a>&b;</a>")) {
            bodies.add(text.getBytes(StandardCharsets.UTF_8));
        }
        bodies.add(new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'});
        bodies.add(new byte[] {'{', '"', 'a', 0, '"', ':', '1', '}'});
        return bodies;
    }

    /** An object with one thing wrong, for each field and each thing. */
    static List<byte[]> spoiled(String example) {
        List<byte[]> bodies = new ArrayList<>();
        JsonNode whole = tree(example);
        List<String> values = List.of(
                "null",
                "5",
                "-1",
                "1.5",
                "1e400",
                "9".repeat(30),
                "true",
                "\"\"",
                "\"x\"",
                "\"a\\u0000b\"",
                "\"\\ud800\"",
                "\"" + "x".repeat(100_000) + "\"",
                "\"'; DROP TABLE x; --\"",
                "[]",
                "[null]",
                "[[[]]]",
                "[\"a\\u0000b\", 5, {}]",
                "{}",
                "{\"a\": {}}",
                "{\"a\\u0000b\": \"c\\u0000d\"}");
        for (String field : names(whole)) {
            for (String value : values) {
                ObjectNode spoiled = whole.deepCopy();
                spoiled.set(field, tree(value));
                bodies.add(spoiled.toString().getBytes(StandardCharsets.UTF_8));
            }
            ObjectNode without = whole.deepCopy();
            without.remove(field);
            bodies.add(without.toString().getBytes(StandardCharsets.UTF_8));
        }
        ObjectNode more = whole.deepCopy();
        more.put("no such ~/ field", 1);
        bodies.add(more.toString().getBytes(StandardCharsets.UTF_8));
        return bodies;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
