package org.fusiform.imaging.rendering;

import java.util.List;
import java.util.stream.IntStream;
import org.fusiform.imaging.rendering.raster.Picture;
import org.fusiform.imaging.scramble.AmplitudeSpectrum;
import org.fusiform.imaging.scramble.Seeded;

/**
 * Phase-scrambled pictures of the set itself to lay its stimuli on, as fLoc does (Stigliani et al. 2015). Every condition
 * draws on the same pool, so that no background tells the condition.
 */
final class Backgrounds {
    private static final int PER_CATEGORY = 2;
    private final List<AmplitudeSpectrum> pool;

    private Backgrounds(List<AmplitudeSpectrum> pool) {
        this.pool = pool;
    }

    static Backgrounds of(int side, long seed) {
        Category[] categories = Category.values();
        return new Backgrounds(IntStream.range(0, categories.length * PER_CATEGORY)
                .parallel()
                .mapToObj(i -> spectrum(categories[i % categories.length], side, new Seeded(seed ^ 0x5eed0000L + i)))
                .toList());
    }

    private static AmplitudeSpectrum spectrum(Category category, int side, Seeded random) {
        random.bits();
        Picture picture = category.kind(random.below(4)).drawing().draw(side, random);
        double[] levels = Cutout.standardised(picture, 0.5, 0.2);
        for (int i = 0; i < levels.length; i++) {
            levels[i] = picture.cover(i) * levels[i] + (1 - picture.cover(i)) * 0.5;
        }
        return AmplitudeSpectrum.of(side, side, levels);
    }

    /** A texture of mean 0 and standard deviation 1. */
    double[] next(Seeded random) {
        AmplitudeSpectrum one = pool.get(random.below(pool.size()));
        AmplitudeSpectrum other = pool.get(random.below(pool.size()));
        double[] levels = one.mixed(other, random.unit()).withPhases(random);
        double squares = 0;
        for (double level : levels) {
            squares += level * level;
        }
        double deviation = Math.sqrt(squares / levels.length);
        for (int i = 0; i < levels.length; i++) {
            levels[i] /= deviation;
        }
        return levels;
    }
}
