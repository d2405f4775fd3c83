package org.fusiform.stats.criterion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.fusiform.stats.contrast.Contrasts;
import org.fusiform.stats.contrast.TwoSampleT;

/** The presets by name. To add one: a line here, and a class beside {@link Pairwise} if its rule is new. */
public final class Criteria {
    public static final String DEFAULT = "pairwise-welch";

    private static final Map<String, Function<Settings, Criterion>> PRESETS = new LinkedHashMap<>();

    static {
        PRESETS.put(
                DEFAULT,
                s -> new Pairwise(DEFAULT, TwoSampleT.WELCH, false, s.alpha(0.05), s.correction("bh"), s.against()));
        PRESETS.put(
                "pairwise-pooled-by",
                s -> new Pairwise(
                        "pairwise-pooled-by", TwoSampleT.POOLED, true, s.alpha(0.05), s.correction("by"), s.against()));
        PRESETS.put("one-vs-rest-t10", s -> new OneVsRest("one-vs-rest-t10", s.threshold(10)));
        PRESETS.put("ratio-2x", s -> new Ratio("ratio-2x", s.threshold(2), s.against()));
        PRESETS.put("rank-sum", s -> new RankSum("rank-sum", s.uncorrected().alpha(0.001), s.against()));
    }

    private Criteria() {}

    public static List<String> names() {
        return List.copyOf(PRESETS.keySet());
    }

    /** The criterion of that name, its parameters from {@code settings} or, where those are silent, its own defaults. */
    public static Criterion of(String name, Settings settings) {
        Function<Settings, Criterion> preset = PRESETS.get(name);
        if (preset == null) {
            throw new IllegalArgumentException("criterion: \"" + name + "\" is none of " + PRESETS.keySet());
        }
        return preset.apply(settings);
    }

    /** What a campaign asks for; a null leaves the preset's default. */
    public record Settings(Double alpha, String correction, String contrasts, Double threshold) {
        public static final Settings DEFAULTS = new Settings(null, null, null, null);

        double alpha(double preset) {
            return alpha == null ? preset : alpha;
        }

        Correction correction(String preset) {
            return Correction.of(correction == null ? preset : correction);
        }

        /** These settings, unless they ask for a correction where the preset has none. */
        Settings uncorrected() {
            if (correction != null && Correction.of(correction) != Correction.NONE) {
                throw new IllegalArgumentException(
                        "correction: rank-sum tests each unit by itself and takes only \"none\", not \"" + correction
                                + "\"; lower alpha instead");
            }
            return this;
        }

        Contrasts against() {
            return contrasts == null ? Contrasts.EVERY_OTHER : Contrasts.of(contrasts);
        }

        double threshold(double preset) {
            return threshold == null ? preset : threshold;
        }
    }
}
