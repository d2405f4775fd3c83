package org.fusiform.gateway.stimulus.picture;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.stimulus.ManifestEntry;
import org.fusiform.contracts.stimulus.StimulusManifest;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.stimulus.ImageTurns;
import org.fusiform.imaging.decode.DecodeLimits;
import org.fusiform.imaging.decode.ImageDecoder;
import org.fusiform.imaging.decode.ImageRefused;
import org.fusiform.imaging.decode.RgbImage;
import org.fusiform.imaging.encode.PngEncoder;
import org.fusiform.imaging.preprocess.Pipeline;
import org.fusiform.imaging.sheet.ContactSheet;
import org.fusiform.imaging.sheet.Section;
import org.fusiform.imaging.sheet.Thumbnail;
import org.fusiform.storage.NoSuchObject;
import org.fusiform.storage.ObjectStore;

/** Pictures of stored stimuli, as PNG; one original is in memory at a time. */
public final class StimulusPictures {
    private final ObjectStore store;
    private final DecodeLimits limits;
    private final ImageDecoder decoder;
    private final ImageTurns turns;

    public StimulusPictures(ObjectStore store, DecodeLimits limits, ImageTurns turns) {
        this.store = store;
        this.limits = limits;
        this.turns = turns;
        this.decoder = new ImageDecoder(limits);
    }

    /** The very bytes that were imported. */
    public byte[] original(String project, String sha256) {
        try {
            ByteBuffer content = store.get(ObjectKeys.stimulus(project, sha256), limits.bytes());
            byte[] bytes = new byte[content.remaining()];
            content.get(bytes);
            return bytes;
        } catch (NoSuchObject e) {
            throw Problem.gone("the store has lost the stimulus with SHA-256 " + sha256 + "; import the set again");
        }
    }

    /** @param side pixels of the longer side at the most */
    public byte[] thumbnail(String project, String sha256, int side) {
        return PngEncoder.compressed(turns.take(() -> Thumbnail.of(image(project, sha256), side)));
    }

    /** What a network with this preprocessing is shown, before it is scaled to numbers. */
    public byte[] input(String project, String sha256, Pipeline pipeline) {
        return PngEncoder.compressed(turns.take(() -> pipeline.pixels(image(project, sha256))));
    }

    /**
     * Stimuli condition by condition, the first of each in manifest order.
     *
     * @param condition null for all
     * @param most of a condition
     * @param pipeline empty for the images as they are
     */
    public byte[] sheet(
            String project,
            StimulusManifest manifest,
            String condition,
            int most,
            ContactSheet layout,
            Optional<Pipeline> pipeline) {
        List<Section> sections = new ArrayList<>();
        manifest.conditions().forEach((name, count) -> {
            if (condition == null || condition.equals(name)) {
                String heading = count > most ? name + "  " + most + " of " + count : name + "  " + count;
                sections.add(new Section(heading, cells(project, manifest, name, most, layout.side(), pipeline)));
            }
        });
        if (sections.isEmpty()) {
            throw Problem.invalid(
                    "condition",
                    "there is no condition '" + condition + "'; there are "
                            + manifest.conditions().keySet());
        }
        try {
            return PngEncoder.compressed(layout.of(sections));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("limit", e.getMessage());
        }
    }

    private List<Section.Cell> cells(
            String project,
            StimulusManifest manifest,
            String condition,
            int most,
            int side,
            Optional<Pipeline> pipeline) {
        return manifest.stimuli().stream()
                .filter(entry -> entry.condition().equals(condition))
                .limit(most)
                .map(ManifestEntry::sha256)
                .map(sha256 -> new Section.Cell(
                        "",
                        () -> turns.take(() -> {
                            RgbImage image = image(project, sha256);
                            return Thumbnail.of(
                                    pipeline.map(input -> input.pixels(image)).orElse(image), side);
                        })))
                .toList();
    }

    private RgbImage image(String project, String sha256) {
        try {
            return decoder.decode(original(project, sha256));
        } catch (ImageRefused e) {
            throw new IllegalStateException("the stored stimulus " + sha256 + " was an image when it was imported", e);
        }
    }
}
