package org.fusiform.cli.demo;

import java.nio.file.Path;
import org.fusiform.cli.stimuli.ConditionMap;
import org.fusiform.cli.stimuli.StimulusArchive;
import org.fusiform.cli.stimuli.TarStream;
import org.fusiform.imaging.rendering.BuiltInSet;

/** What the demo shows its networks. {@code map} may be null. */
record DemoStimuli(String name, StimulusArchive archive, ConditionMap map) {
    private static final long SEED = 1;
    private static final int PER_CONDITION = 20;

    /** The user's own images. */
    static DemoStimuli at(Path path, ConditionMap map) {
        return new DemoStimuli(
                path.toAbsolutePath().normalize().getFileName().toString(), StimulusArchive.at(path, map), map);
    }

    /** The set that Fusiform draws; always the same bytes, so that a data directory keeps it once. */
    static DemoStimuli builtIn() {
        TarStream tar = new TarStream();
        BuiltInSet.render(SEED, PER_CONDITION)
                .forEach(stimulus -> tar.add(stimulus.condition() + "/" + stimulus.fileName(), stimulus.png()));
        return new DemoStimuli("built-in", StimulusArchive.of(tar), null);
    }
}
