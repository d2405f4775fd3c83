package org.fusiform.stats.work.item;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fusiform.stats.layer.Artifacts;
import org.fusiform.stats.rsa.Rdm;

/** The artifacts of one analysis of an item: files until the item is done, RDMs stored at once. */
record ItemArtifacts(
        ResultObjects objects, ItemFiles files, int analysis, List<String> targets, Map<String, String> provenance)
        implements Artifacts {
    @Override
    public Path unitTable() {
        return files.unitTable(analysis);
    }

    @Override
    public Path responses(String target) {
        return files.responses(analysis, targets.indexOf(target));
    }

    @Override
    public void rdm(String population, Rdm rdm) {
        objects.store(population, rdm);
    }
}
