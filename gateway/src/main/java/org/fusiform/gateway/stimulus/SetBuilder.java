package org.fusiform.gateway.stimulus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.stimulus.ManifestEntry;
import org.fusiform.contracts.stimulus.StimulusManifest;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.stimulus.label.Labels;
import org.fusiform.gateway.stimulus.label.Selection;
import org.fusiform.gateway.stimulus.prepare.MadeImages;
import org.fusiform.gateway.stimulus.prepare.Matching;
import org.fusiform.gateway.stimulus.prepare.Preparation;
import org.fusiform.gateway.stimulus.prepare.Scrambling;
import org.fusiform.gateway.stimulus.prepare.SetMatch;
import org.fusiform.imaging.decode.ImageRefused;
import org.fusiform.imaging.decode.RgbImage;
import org.fusiform.imaging.encode.PngEncoder;
import org.fusiform.imaging.match.Luminance;

/**
 * A set while its images come in. They are matched first; scrambles are made of matched images, and matched themselves,
 * for clipping changes their luminance.
 */
final class SetBuilder {
    private static final int FEWEST = 2;
    private static final int MOST_WARNINGS = 20;

    private final Selection selection;
    private final ImportPlan plan;
    private final MadeImages made;
    private final Set<String> scrambled;
    private final Optional<SetMatch> match;
    private final Map<String, ManifestEntry> byContent = new LinkedHashMap<>();
    private final Map<String, String> contentByName = new HashMap<>();
    private final List<String> duplicates = new ArrayList<>();
    private long bytes;

    SetBuilder(Selection selection, ImportPlan plan, MadeImages made) {
        this.selection = selection;
        this.plan = plan;
        this.made = made;
        this.scrambled = plan.scrambling()
                .map(scrambling -> scrambling.of(selection.conditions()))
                .orElse(Set.of());
        this.match = plan.matching().map(SetMatch::new);
    }

    /** What has to look at every image before the first is added. */
    SetMatch match() {
        return match.orElseThrow();
    }

    void add(String name, Labels labels, byte[] sent, RgbImage image) {
        RgbImage shown = matched(name, image);
        byte[] content = match.isPresent() ? PngEncoder.stored(shown) : sent;
        String sha256 = match.isPresent() ? made.add(content) : Sha256.of(sent);
        contentByName.put(name, sha256);
        ManifestEntry entry =
                new ManifestEntry(labels.condition(), labels.subcategory(), name, sha256, labels.source());
        boolean isNew = add(entry, content.length);
        if (isNew && scrambled.contains(labels.condition())) {
            scramble(name, labels, sha256, shown);
        }
    }

    private void scramble(String name, Labels labels, String source, RgbImage image) {
        Scrambling scrambling = plan.scrambling().orElseThrow();
        RgbImage scramble;
        try {
            scramble = scrambling.method().of(image, scrambling.seed(), source);
        } catch (ImageRefused e) {
            throw Problem.unusable(name + ": " + e.getMessage(), e);
        }
        String condition = Scrambling.conditionOf(labels.condition());
        String own = condition + "/" + name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "") + ".png";
        byte[] content = PngEncoder.stored(matched(own, scramble));
        add(new ManifestEntry(condition, labels.subcategory(), own, made.add(content), name), content.length);
    }

    private RgbImage matched(String name, RgbImage image) {
        if (match.isEmpty()) {
            return image;
        }
        try {
            return match.get().of(image);
        } catch (ImageRefused e) {
            throw Problem.unusable(name + ": " + e.getMessage(), e);
        }
    }

    /** Whether the content is new. */
    private boolean add(ManifestEntry entry, int length) {
        ManifestEntry same = byContent.putIfAbsent(entry.sha256(), entry);
        if (same == null) {
            bytes += length;
            return true;
        }
        if (!same.condition().equals(entry.condition())) {
            throw Problem.unusable("the same image is in two conditions: " + same.name() + " (" + same.condition()
                    + ") and " + entry.name() + " (" + entry.condition() + "); leave it in one of them");
        }
        duplicates.add(entry.name() + " is the same image as " + same.name() + " and counts once");
        return false;
    }

    CheckedSet checked() {
        StimulusManifest manifest = new StimulusManifest(
                byContent.values().stream().map(this::withSource).toList());
        requireEnough(manifest);
        return new CheckedSet(manifest, bytes, List.copyOf(selection.skipped()), warnings(), preparation());
    }

    /** Sources have been known by their names until now; one that is not in the set is none. */
    private ManifestEntry withSource(ManifestEntry entry) {
        return new ManifestEntry(
                entry.condition(),
                entry.subcategory(),
                entry.name(),
                entry.sha256(),
                entry.source() == null ? null : contentByName.get(entry.source()));
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (!selection.ignored().isEmpty()) {
            warnings.add(selection.ignored().size() + " files are no labelled images and were left out, such as "
                    + selection.ignored().getFirst());
        }
        warnings.addAll(duplicates.subList(0, Math.min(MOST_WARNINGS, duplicates.size())));
        if (duplicates.size() > MOST_WARNINGS) {
            warnings.add("and " + (duplicates.size() - MOST_WARNINGS) + " more images that are there twice");
        }
        return warnings;
    }

    private Optional<Preparation> preparation() {
        if (match.isEmpty() && plan.scrambling().isEmpty()) {
            return Optional.empty();
        }
        Optional<Luminance> target = match.map(SetMatch::target);
        return Optional.of(new Preparation(
                plan.matching().map(Matching::id).orElse(null),
                target.map(Luminance::mean).orElse(null),
                target.map(Luminance::contrast).orElse(null),
                plan.scrambling().map(scrambling -> scrambling.method().id()).orElse(null),
                plan.scrambling().map(scrambling -> List.copyOf(scrambled)).orElse(null),
                plan.scrambling().map(Scrambling::seed).orElse(null)));
    }

    private static void requireEnough(StimulusManifest manifest) {
        manifest.conditions().forEach((condition, count) -> {
            if (count < FEWEST) {
                throw Problem.unusable("condition " + condition + " has only " + count
                        + " stimulus; a variance needs at least " + FEWEST);
            }
        });
    }
}
