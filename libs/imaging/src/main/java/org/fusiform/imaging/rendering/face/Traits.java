package org.fusiform.imaging.rendering.face;

import org.fusiform.imaging.scramble.Seeded;

/**
 * What makes one face another's: lengths in centimetres, the rest as shares.
 *
 * @param jaw width of the jaw, 1 is average; so are {@code cheeks} and {@code length}
 * @param brow height of the brows above the eyes
 * @param smile −1 sad … 1 laughing
 * @param parted opening of the lips
 * @param gaze where the eyes look, in centimetres of the iris
 * @param beard 0 none … 1 full
 */
record Traits(
        double width,
        double length,
        double jaw,
        double cheeks,
        double eyeApart,
        double eyeWidth,
        double eyeHeight,
        double eyeTilt,
        double brow,
        double browThickness,
        double browTilt,
        double noseLength,
        double noseWidth,
        double noseHeight,
        double mouthWidth,
        double lips,
        double smile,
        double parted,
        double gaze,
        double skin,
        double hair,
        double iris,
        double beard,
        boolean female) {

    static Traits random(Seeded random) {
        boolean female = random.unit() < 0.5;
        double skin = random.between(0.3, 0.8);
        double parted = random.unit() < 0.35 ? random.between(0.25, 0.8) : 0;
        return new Traits(
                random.between(0.93, 1.07),
                random.between(0.94, 1.06),
                random.between(0.9, 1.1) * (female ? 0.94 : 1.04),
                random.between(0.3, 1),
                random.between(2.95, 3.45),
                random.between(1.35, 1.65) * (female ? 1.05 : 1),
                random.between(0.5, 0.72) * (female ? 1.08 : 1),
                random.between(-0.06, 0.16),
                random.between(1.75, 2.35) + (female ? 0.15 : -0.1),
                female ? random.between(0.22, 0.4) : random.between(0.38, 0.62),
                random.between(-0.15, 0.12),
                random.between(4.1, 5),
                random.between(1.3, 1.75) * (female ? 0.92 : 1.05),
                random.between(1.7, 2.6),
                random.between(2.3, 2.85),
                random.between(0.75, 1.25) * (female ? 1.12 : 0.92),
                random.between(-0.35, 0.9),
                parted,
                random.between(-0.3, 0.3),
                skin,
                skin > 0.6 && random.unit() < 0.5 ? random.between(0.2, 0.75) : random.between(0.02, 0.12),
                random.between(0.05, 0.3),
                female || random.unit() < 0.6 ? 0 : random.between(0.4, 1),
                female);
    }
}
