package org.fusiform.imaging.rendering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.fusiform.imaging.decode.RgbImage;
import org.fusiform.imaging.encode.PngEncoder;
import org.fusiform.imaging.scramble.PhaseScramble;
import org.fusiform.imaging.scramble.Seeded;

/** The stimuli that Fusiform brings: drawn faces, bodies, scenes and words, and phase-scrambled scenes and words. */
public final class BuiltInSet {
    private static final Map<String, Drawing> DRAWINGS = new LinkedHashMap<>();

    static {
        DRAWINGS.put("face", new Face());
        DRAWINGS.put("body", new Body());
        DRAWINGS.put("scene", new Scene());
        DRAWINGS.put("word", new Word());
    }

    private static final List<String> SCRAMBLED = List.of("scene", "word");

    private BuiltInSet() {}

    /** All conditions, {@code perCondition} stimuli each; the same seed gives the same bytes. */
    public static List<RenderedStimulus> render(long seed, int perCondition) {
        List<Supplier<RenderedStimulus>> stimuli = new ArrayList<>();
        DRAWINGS.forEach((condition, drawing) -> {
            for (int i = 0; i < perCondition; i++) {
                int index = i;
                stimuli.add(() -> stimulus(condition, index, picture(drawing, seed(seed, condition, index))));
            }
        });
        for (String condition : SCRAMBLED) {
            for (int i = 0; i < perCondition; i++) {
                int index = i;
                stimuli.add(() -> scrambled(condition, index, seed(seed, condition, index)));
            }
        }
        return stimuli.parallelStream().map(Supplier::get).toList();
    }

    private static long seed(long seed, String condition, int index) {
        return new Seeded(seed * 31 + condition.hashCode() * 1_000_003L + index).bits();
    }

    private static RenderedStimulus scrambled(String condition, int index, long seed) {
        RgbImage image = picture(DRAWINGS.get(condition), seed);
        return stimulus("scrambled-" + condition, index, PhaseScramble.of(image, seed));
    }

    private static RgbImage picture(Drawing drawing, long seed) {
        Seeded random = new Seeded(seed);
        Canvas canvas = new Canvas(random);
        drawing.draw(canvas, random);
        return canvas.finish();
    }

    private static RenderedStimulus stimulus(String condition, int index, RgbImage image) {
        return new RenderedStimulus(condition, "%s-%d.png".formatted(condition, index + 1), PngEncoder.stored(image));
    }
}
