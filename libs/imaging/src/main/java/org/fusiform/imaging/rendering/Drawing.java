package org.fusiform.imaging.rendering;

import org.fusiform.imaging.scramble.Seeded;

/** Draws one exemplar of a category, every parameter of it random. */
@FunctionalInterface
interface Drawing {
    void draw(Canvas canvas, Seeded random);
}
