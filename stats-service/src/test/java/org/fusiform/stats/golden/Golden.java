package org.fusiform.stats.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fusiform.stats.activation.LayerShape;
import org.fusiform.stats.layer.StimulusDesign;
import org.junit.jupiter.api.Assumptions;

/** The golden values of ../shared/golden/stats; a test that asks for them where they are absent is skipped, aloud. */
public record Golden(NpyArray activations, StimulusDesign design, JsonNode expected) {

    public static Golden load() throws IOException {
        Path folder = shared().resolve("golden/stats");
        Assumptions.assumeTrue(
                Files.isDirectory(folder), "SKIPPED: no golden values at " + folder + "; set FUSIFORM_SHARED");
        ObjectMapper json = new ObjectMapper();
        JsonNode expected = json.readTree(folder.resolve("expected.json").toFile());
        List<String> conditions = strings(expected.get("conditions"));
        List<String> ofStimulus =
                strings(json.readTree(folder.resolve("conditions.json").toFile()));
        int[] indices = ofStimulus.stream().mapToInt(conditions::indexOf).toArray();
        return new Golden(
                NpyArray.read(folder.resolve("activations.npy")), new StimulusDesign(conditions, indices), expected);
    }

    private static Path shared() {
        String set = System.getenv("FUSIFORM_SHARED");
        if (set != null) {
            return Path.of(set);
        }
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.isDirectory(root.resolve("stats-service"))) {
            root = root.getParent();
        }
        return root == null ? Path.of("shared") : root.resolveSibling("shared");
    }

    public LayerShape shape() {
        int[] shape = activations.shape();
        return new LayerShape(shape[1], shape[2], shape[3]);
    }

    public List<String> targets() {
        return strings(expected.get("targets"));
    }

    private static List<String> strings(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    public static int[] ints(JsonNode array) {
        return IntStream.range(0, array.size()).map(i -> array.get(i).asInt()).toArray();
    }

    /** Numbers, with "nan", "inf" and "-inf" as make_stats.py writes them. */
    public static double[] doubles(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToDouble(i -> number(array.get(i)))
                .toArray();
    }

    public static double number(JsonNode node) {
        return switch (node.asText()) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> node.asDouble();
        };
    }

    /** Fails unless {@code actual} is within {@code relative} of {@code expected}, or within {@code absolute}. */
    public static void assertClose(String what, double actual, double expected, double relative, double absolute) {
        if (Double.isNaN(expected) || Double.isInfinite(expected)) {
            assertThat((Double) actual).as(what).isEqualTo((Double) expected);
            return;
        }
        assertThat(Math.abs(actual - expected))
                .as("%s: expected %s, was %s", what, expected, actual)
                .isLessThanOrEqualTo(Math.max(absolute, relative * Math.abs(expected)));
    }

    public static void assertClose(String what, double[] actual, double[] expected, double relative, double absolute) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertClose(what + "[" + i + "]", actual[i], expected[i], relative, absolute);
        }
    }
}
