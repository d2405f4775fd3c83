package org.fusiform.cli.demo;

import java.nio.file.Path;
import org.fusiform.cli.CommandFailure;
import org.fusiform.cli.stimuli.ConditionMap;
import org.fusiform.cli.stimuli.StimulusArchive;

/** What the demo shows its networks. {@code map} may be null. */
record DemoStimuli(String name, StimulusArchive archive, ConditionMap map) {

    /** The user's own images. */
    static DemoStimuli at(Path path, ConditionMap map) {
        return new DemoStimuli(
                path.toAbsolutePath().normalize().getFileName().toString(), StimulusArchive.at(path, map), map);
    }

    static DemoStimuli builtIn() {
        throw new CommandFailure("stub");
    }
}
