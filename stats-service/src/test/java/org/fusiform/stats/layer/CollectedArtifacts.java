package org.fusiform.stats.layer;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.fusiform.stats.rsa.Rdm;

/** Keeps what an analysis hands out; files only where they are given. */
public record CollectedArtifacts(Path unitTable, Path responses, Map<String, Rdm> rdms) implements Artifacts {
    /** RDMs alone. */
    public static CollectedArtifacts onHeap() {
        return new CollectedArtifacts(null, null, new HashMap<>());
    }

    /** @param responses a directory for one file a target, or null for none */
    public static CollectedArtifacts in(Path unitTable, Path responses) {
        return new CollectedArtifacts(unitTable, responses, new HashMap<>());
    }

    @Override
    public Map<String, String> provenance() {
        return Map.of("fusiform.layer", "golden");
    }

    @Override
    public Path responses(String target) {
        return responses == null ? null : responses.resolve(target + ".npy");
    }

    @Override
    public void rdm(String population, Rdm rdm) {
        rdms.put(population, rdm);
    }
}
