package org.fusiform.imaging.rendering;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fusiform.imaging.decode.ImageRefused;
import org.fusiform.imaging.decode.RgbImage;
import org.fusiform.imaging.encode.PngEncoder;
import org.fusiform.imaging.match.Luminance;
import org.fusiform.imaging.match.LuminanceMatch;
import org.fusiform.imaging.rendering.raster.Picture;
import org.fusiform.imaging.scramble.PhaseScramble;
import org.fusiform.imaging.scramble.Seeded;

/**
 * The stimuli that Fusiform brings: rendered faces, bodies, scenes and words on phase-scrambled backgrounds, and the
 * scrambles of scenes and words. All are gray, of one mean luminance and one contrast.
 */
public final class BuiltInSet {
    /** Pixels along either side. */
    public static final int SIDE = 256;

    private static final double BACKGROUND_CONTRAST = 0.1;
    private static final LuminanceMatch MATCH = new LuminanceMatch(new Luminance(127.5, 42));

    private final long seed;
    private final Backgrounds backgrounds;

    private BuiltInSet(long seed) {
        this.seed = seed;
        this.backgrounds = Backgrounds.of(SIDE, new Seeded(seed).bits());
    }

    /**
     * {@code perCondition} stimuli of each condition, the intact ones first. The same seed gives the same bytes on every
     * machine, and a larger set begins, in every condition, with the smaller one.
     */
    public static List<RenderedStimulus> render(long seed, int perCondition) {
        BuiltInSet set = new BuiltInSet(seed);
        List<Pair> pairs = IntStream.range(0, Category.values().length * perCondition)
                .parallel()
                .mapToObj(i -> set.pair(Category.values()[i / perCondition], i % perCondition))
                .toList();
        return Stream.concat(
                        pairs.stream().map(Pair::intact),
                        pairs.stream().filter(pair -> pair.scrambled != null).map(Pair::scrambled))
                .toList();
    }

    /** {@code scrambled} is null where the category has no scrambled condition. */
    private record Pair(RenderedStimulus intact, RenderedStimulus scrambled) {}

    private Pair pair(Category category, int index) {
        long own = new Seeded(seed * 31 + category.condition().hashCode() * 1_000_003L + index).bits();
        Seeded random = new Seeded(own);
        Category.Kind kind = category.kind(index);
        Picture picture = kind.drawing().draw(SIDE, random);
        RgbImage image = gray(MATCH.of(composed(category, picture, random)));
        RenderedStimulus intact = stimulus(category.condition(), kind.name(), index, null, image);
        if (!category.isScrambled()) {
            return new Pair(intact, null);
        }
        RgbImage scrambled = matched(PhaseScramble.of(image, own));
        return new Pair(
                intact,
                stimulus("scrambled-" + category.condition(), kind.name(), index, intact.fileName(), scrambled));
    }

    /** The cut-out on a background. What letters are made of stays as it is: it is chosen to stand out. */
    private double[] composed(Category category, Picture picture, Seeded random) {
        double[] levels = backgrounds.next(random);
        double mean = 0.5 + (random.unit() < 0.5 ? -1 : 1) * random.between(0.04, 0.12);
        double contrast = random.between(0.19, 0.24);
        double[] cutout = category == Category.WORD ? null : Cutout.standardised(picture, mean, contrast);
        for (int i = 0; i < levels.length; i++) {
            double cover = picture.cover(i);
            double front = cutout == null ? picture.level(i) : cutout[i];
            levels[i] = cover * front + (1 - cover) * (0.5 + BACKGROUND_CONTRAST * levels[i]);
        }
        return levels;
    }

    private static RgbImage matched(RgbImage image) {
        try {
            return MATCH.of(image);
        } catch (ImageRefused e) {
            throw new IllegalStateException("a scramble has the contrast of its source", e);
        }
    }

    private static RgbImage gray(double[] levels) {
        byte[] rgb = new byte[levels.length * 3];
        for (int i = 0; i < levels.length; i++) {
            Arrays.fill(rgb, 3 * i, 3 * i + 3, (byte) Math.round(levels[i]));
        }
        return new RgbImage(SIDE, SIDE, rgb);
    }

    private static RenderedStimulus stimulus(
            String condition, String subcategory, int index, String source, RgbImage image) {
        String fileName = "%s-%d.png".formatted(condition, index + 1);
        return new RenderedStimulus(condition, subcategory, fileName, source, PngEncoder.stored(image));
    }
}
