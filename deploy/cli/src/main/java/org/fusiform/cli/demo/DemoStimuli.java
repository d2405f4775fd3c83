package org.fusiform.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fusiform.cli.CommandFailure;
import org.fusiform.cli.stimuli.ConditionMap;
import org.fusiform.cli.stimuli.StimulusArchive;
import org.fusiform.cli.stimuli.TarStream;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.stimulus.LabelledImage;
import org.fusiform.contracts.stimulus.LabelledImages;
import org.fusiform.imaging.rendering.BuiltInSet;
import org.fusiform.imaging.rendering.RenderedStimulus;

/** What the demo shows its networks. {@code map} may be null; {@code limit} is per condition. */
record DemoStimuli(String name, StimulusArchive archive, ConditionMap map, int limit) {
    private static final long SEED = 1;
    private static final int DIGITS = 8;
    private static final int LONGEST = 40;

    /** The user's own images; the name tells their content, because a demo may be run on a folder that has changed. */
    static DemoStimuli at(Path path, ConditionMap map, int limit) {
        StimulusArchive archive = StimulusArchive.at(path, map);
        String folder =
                path.toAbsolutePath().normalize().getFileName().toString().replaceAll("[^A-Za-z0-9]+", "-");
        String name =
                "set-" + folder.substring(0, Math.min(folder.length(), LONGEST)) + "-" + digits(archive, map, limit);
        return new DemoStimuli(name, archive, map, limit);
    }

    private static String digits(StimulusArchive archive, ConditionMap map, int limit) {
        MessageDigest digest = Sha256.digest();
        digest.update((map + " " + limit).getBytes(StandardCharsets.UTF_8));
        try (InputStream content = archive.content().get();
                OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            content.transferTo(out);
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + e.getMessage(), e);
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    /** The set that Fusiform draws; always the same bytes, so that a data directory keeps it once. */
    static DemoStimuli builtIn(int perCondition) {
        List<RenderedStimulus> rendered = BuiltInSet.render(SEED, perCondition);
        Map<String, String> folders =
                rendered.stream().collect(Collectors.toMap(RenderedStimulus::fileName, RenderedStimulus::condition));
        TarStream tar = new TarStream();
        List<LabelledImage> table = new ArrayList<>();
        for (RenderedStimulus stimulus : rendered) {
            String path = stimulus.condition() + "/" + stimulus.fileName();
            String source = stimulus.source() == null ? null : folders.get(stimulus.source()) + "/" + stimulus.source();
            table.add(new LabelledImage(path, stimulus.condition(), stimulus.subcategory(), source));
            tar.add(path, stimulus.png());
        }
        tar.add(LabelledImages.FILE_NAME, LabelledImages.write(table).getBytes(StandardCharsets.UTF_8));
        return new DemoStimuli("built-in-" + perCondition, StimulusArchive.of(tar), null, perCondition);
    }
}
