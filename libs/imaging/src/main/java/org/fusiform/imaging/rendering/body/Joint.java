package org.fusiform.imaging.rendering.body;

import org.fusiform.imaging.rendering.raster.Vector;

/** A limb of two bones whose end is to reach a target: where its middle joint and its end come to lie. */
record Joint(Vector root, Vector middle, Vector end) {
    /** The middle bends towards the pole; a target out of reach is approached. */
    static Joint reaching(Vector root, Vector target, double upper, double lower, Vector pole) {
        Vector toward = target.minus(root);
        double reach = Math.min(toward.length(), (upper + lower) * 0.995);
        Vector along = toward.unit();
        double projected = Math.clamp((upper * upper - lower * lower + reach * reach) / (2 * reach), -upper, upper);
        double aside = Math.sqrt(upper * upper - projected * projected);
        Vector bend = pole.minus(along.times(pole.dot(along))).unit();
        return new Joint(
                root, root.plus(along.times(projected)).plus(bend.times(aside)), root.plus(along.times(reach)));
    }
}
