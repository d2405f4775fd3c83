package org.fusiform.imaging.rendering;

import java.util.List;
import org.fusiform.imaging.rendering.body.Body;
import org.fusiform.imaging.rendering.face.Face;
import org.fusiform.imaging.rendering.raster.Picture;
import org.fusiform.imaging.rendering.scene.Scene;
import org.fusiform.imaging.rendering.word.Word;
import org.fusiform.imaging.scramble.Seeded;

/** The intact conditions and how one exemplar of each is drawn. */
enum Category {
    FACE("face", List.of(new Kind("face", Face::draw))),
    BODY("body", List.of(new Kind("body", Body::draw))),
    SCENE(
            "scene",
            List.of(
                    new Kind("house", Scene.HOUSE::draw),
                    new Kind("corridor", Scene.CORRIDOR::draw),
                    new Kind("landscape", Scene.LANDSCAPE::draw),
                    new Kind("street", Scene.STREET::draw))),
    WORD("word", List.of(new Kind("word", Word::draw)));

    private final String condition;
    private final List<Kind> kinds;

    Category(String condition, List<Kind> kinds) {
        this.condition = condition;
        this.kinds = kinds;
    }

    String condition() {
        return condition;
    }

    /** Kinds by turns. */
    Kind kind(int index) {
        return kinds.get(index % kinds.size());
    }

    /** Whether it has a scrambled condition of its own. */
    boolean isScrambled() {
        return switch (this) {
            case SCENE, WORD -> true;
            case FACE, BODY -> false;
        };
    }

    /** A subcategory. */
    record Kind(String name, Drawing drawing) {}

    /** Draws a cut-out of so many pixels a side. */
    @FunctionalInterface
    interface Drawing {
        Picture draw(int side, Seeded random);
    }
}
