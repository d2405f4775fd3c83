package org.fusiform.imaging.rendering.scene;

import org.fusiform.imaging.rendering.raster.Picture;
import org.fusiform.imaging.scramble.Seeded;

/** Places: houses, corridors, landscapes and streets, each seen through an aperture. */
public enum Scene {
    HOUSE,
    CORRIDOR,
    LANDSCAPE,
    STREET;

    public Picture draw(int side, Seeded random) {
        Aperture aperture = Aperture.random(random);
        Picture picture =
                switch (this) {
                    case HOUSE -> House.draw(side, aperture, random);
                    case CORRIDOR -> Corridor.draw(side, aperture, random);
                    case LANDSCAPE -> Landscape.draw(side, aperture, random);
                    case STREET -> Street.draw(side, aperture, random);
                };
        picture.through(aperture);
        return picture;
    }
}
