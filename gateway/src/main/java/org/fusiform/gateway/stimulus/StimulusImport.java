package org.fusiform.gateway.stimulus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.stimulus.ManifestEntry;
import org.fusiform.contracts.stimulus.StimulusManifest;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.stimulus.Selection.Labels;
import org.fusiform.gateway.stimulus.archive.ArchiveRefused;
import org.fusiform.gateway.stimulus.archive.StimulusArchive;
import org.fusiform.imaging.decode.DecodeLimits;
import org.fusiform.imaging.decode.ImageDecoder;
import org.fusiform.imaging.decode.ImageFormat;
import org.fusiform.imaging.decode.ImageRefused;
import org.fusiform.storage.ObjectStore;

/** Turns an archive into a manifest, looking at every image, and only then stores anything. */
public final class StimulusImport {
    private static final int FEWEST = 2;
    private final ObjectStore store;
    private final DecodeLimits limits;
    private final ImageDecoder decoder;

    public StimulusImport(ObjectStore store, DecodeLimits limits) {
        this.store = store;
        this.limits = limits;
        this.decoder = new ImageDecoder(limits);
    }

    /** Decodes every chosen image. A Problem names the first entry, folder or condition that cannot be used. */
    public CheckedSet check(StimulusArchive archive, ConditionMap map, Sampling sampling) throws ArchiveRefused {
        Selection selection = Selection.of(archive, map, sampling);
        Map<String, ManifestEntry> byContent = new LinkedHashMap<>();
        List<String> warnings = new ArrayList<>();
        if (!selection.ignored().isEmpty()) {
            warnings.add(selection.ignored().size() + " files are no images in a folder and were left out, such as "
                    + selection.ignored().getFirst());
        }
        archive.forEach((name, content) -> {
            Labels labels = selection.stimuli().get(name.toString());
            if (labels != null) {
                ManifestEntry entry = entry(name.toString(), labels, bytes(name.toString(), content));
                ManifestEntry same = byContent.putIfAbsent(entry.sha256(), entry);
                if (same != null) {
                    warnings.add(duplicate(same, entry));
                }
            }
        });
        StimulusManifest manifest = new StimulusManifest(List.copyOf(byContent.values()));
        requireEnough(manifest);
        return new CheckedSet(manifest, List.copyOf(selection.skipped()), warnings);
    }

    private ManifestEntry entry(String name, Labels labels, byte[] bytes) {
        try {
            decoder.decode(bytes);
        } catch (ImageRefused e) {
            throw Problem.unusable(name + ": " + e.getMessage(), e);
        }
        return new ManifestEntry(labels.condition(), labels.subcategory(), name, Sha256.of(bytes), null);
    }

    private static String duplicate(ManifestEntry first, ManifestEntry second) {
        if (!first.condition().equals(second.condition())) {
            throw Problem.unusable("the same image is in two conditions: " + first.name() + " (" + first.condition()
                    + ") and " + second.name() + " (" + second.condition() + "); leave it in one of them");
        }
        return second.name() + " is the same image as " + first.name() + " and counts once";
    }

    private static void requireEnough(StimulusManifest manifest) {
        manifest.conditions().forEach((condition, count) -> {
            if (count < FEWEST) {
                throw Problem.unusable("condition " + condition + " has only " + count
                        + " stimulus; a variance needs at" + " least " + FEWEST);
            }
        });
    }

    private byte[] bytes(String name, InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(limits.bytes() + 1);
        if (bytes.length > limits.bytes()) {
            throw Problem.unusable(name + ": over the limit of " + limits.bytes() + " bytes an image");
        }
        return bytes;
    }

    /** Stores the stimuli that the store lacks, then the manifest; may be repeated. */
    public void store(String project, StimulusArchive archive, StimulusManifest manifest) throws ArchiveRefused {
        Map<String, ManifestEntry> byName = new LinkedHashMap<>();
        manifest.stimuli().forEach(entry -> byName.put(entry.name(), entry));
        archive.forEach((name, content) -> {
            ManifestEntry entry = byName.get(name.toString());
            if (entry != null) {
                put(project, entry, bytes(entry.name(), content));
            }
        });
        byte[] json = MessageJson.write(manifest).getBytes(StandardCharsets.UTF_8);
        store.put(ObjectKeys.manifest(project, manifest.id()), ByteBuffer.wrap(json), "application/json");
    }

    private void put(String project, ManifestEntry entry, byte[] bytes) {
        String key = ObjectKeys.stimulus(project, entry.sha256());
        if (store.stat(key).isEmpty()) {
            String contentType =
                    ImageFormat.of(bytes).map(ImageFormat::contentType).orElse("application/octet-stream");
            store.put(key, ByteBuffer.wrap(bytes), contentType);
        }
    }
}
