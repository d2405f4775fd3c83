package org.fusiform.gateway.stimulus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.stimulus.ManifestEntry;
import org.fusiform.contracts.stimulus.StimulusManifest;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.stimulus.archive.ArchiveRefused;
import org.fusiform.gateway.stimulus.archive.StimulusArchive;
import org.fusiform.gateway.stimulus.label.Labels;
import org.fusiform.gateway.stimulus.label.Selection;
import org.fusiform.gateway.stimulus.prepare.MadeImages;
import org.fusiform.gateway.stimulus.prepare.SetMatch;
import org.fusiform.imaging.decode.DecodeLimits;
import org.fusiform.imaging.decode.ImageDecoder;
import org.fusiform.imaging.decode.ImageRefused;
import org.fusiform.imaging.decode.RgbImage;
import org.fusiform.storage.ObjectStore;

/** Turns an archive into a manifest, looking at every image, and only then stores anything. */
public final class StimulusImport {
    private final ObjectStore store;
    private final DecodeLimits limits;
    private final ImageDecoder decoder;
    private final ImageTurns turns;

    public StimulusImport(ObjectStore store, DecodeLimits limits, ImageTurns turns) {
        this.store = store;
        this.limits = limits;
        this.turns = turns;
        this.decoder = new ImageDecoder(limits);
    }

    /**
     * Decodes every chosen image, and makes what is to be made of them. A Problem names the first entry, folder or
     * condition that cannot be used.
     */
    public CheckedSet check(StimulusArchive archive, ImportPlan plan, MadeImages made) throws ArchiveRefused {
        Selection selection = Selection.of(archive, plan.map(), plan.sampling());
        SetBuilder set = new SetBuilder(selection, plan, made);
        if (plan.matching().isPresent()) {
            SetMatch match = set.match();
            forEach(
                    archive,
                    selection,
                    (name, labels, bytes) -> turns.take(() -> {
                        match.look(decoded(name, bytes));
                        return null;
                    }));
        }
        forEach(
                archive,
                selection,
                (name, labels, bytes) -> turns.take(() -> {
                    set.add(name, labels, bytes, decoded(name, bytes));
                    return null;
                }));
        return set.checked();
    }

    @FunctionalInterface
    private interface StimulusVisitor {
        void visit(String name, Labels labels, byte[] bytes);
    }

    private void forEach(StimulusArchive archive, Selection selection, StimulusVisitor visitor) throws ArchiveRefused {
        archive.forEach((name, content) -> {
            Labels labels = selection.stimuli().get(name.toString());
            if (labels != null) {
                visitor.visit(name.toString(), labels, bytes(name.toString(), content));
            }
        });
    }

    private RgbImage decoded(String name, byte[] bytes) {
        try {
            return decoder.decode(bytes);
        } catch (ImageRefused e) {
            throw Problem.unusable(name + ": " + e.getMessage(), e);
        }
    }

    private byte[] bytes(String name, InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(limits.bytes() + 1);
        if (bytes.length > limits.bytes()) {
            throw Problem.unusable(name + ": over the limit of " + limits.bytes() + " bytes an image");
        }
        return bytes;
    }

    /** Stores the stimuli, then the manifest; may be repeated. */
    public void store(String project, StimulusArchive archive, StimulusManifest manifest, MadeImages made)
            throws ArchiveRefused {
        Map<String, ManifestEntry> sent = new LinkedHashMap<>();
        try (StimulusPuts puts = new StimulusPuts(store, project)) {
            for (ManifestEntry entry : manifest.stimuli()) {
                if (made.holds(entry.sha256())) {
                    puts.put(entry.sha256(), made.get(entry.sha256()));
                } else {
                    sent.put(entry.name(), entry);
                }
            }
            if (!sent.isEmpty()) {
                archive.forEach((name, content) -> {
                    ManifestEntry entry = sent.get(name.toString());
                    if (entry != null) {
                        puts.put(entry.sha256(), bytes(entry.name(), content));
                    }
                });
            }
            puts.finish();
        }
        byte[] json = MessageJson.write(manifest).getBytes(StandardCharsets.UTF_8);
        store.put(ObjectKeys.manifest(project, manifest.id()), ByteBuffer.wrap(json), "application/json");
    }
}
