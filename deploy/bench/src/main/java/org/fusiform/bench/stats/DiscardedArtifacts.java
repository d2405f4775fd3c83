package org.fusiform.bench.stats;

import java.nio.file.Path;
import java.util.Map;
import org.fusiform.stats.layer.Artifacts;
import org.fusiform.stats.rsa.Rdm;

/** Keeps nothing but the unit table, and that only where a file is given. */
record DiscardedArtifacts(Path unitTable) implements Artifacts {
    @Override
    public Map<String, String> provenance() {
        return Map.of();
    }

    @Override
    public Path responses(String target) {
        return null;
    }

    @Override
    public void rdm(String population, Rdm rdm) {}
}
