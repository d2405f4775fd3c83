package org.fusiform.stats.work.item;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.fusiform.messaging.delivery.Stopping;
import org.fusiform.stats.layer.Artifacts;
import org.fusiform.stats.rsa.Rdm;

/** The artifacts of one analysis of an item: RDMs and the unit table are stored at once, responses when all is done. */
final class ItemArtifacts implements Artifacts {
    private final ResultObjects objects;
    private final ItemFiles files;
    private final int analysis;
    private final List<String> targets;
    private final Map<String, String> provenance;
    private Future<?> unitTableStored;

    ItemArtifacts(
            ResultObjects objects,
            ItemFiles files,
            int analysis,
            List<String> targets,
            Map<String, String> provenance) {
        this.objects = objects;
        this.files = files;
        this.analysis = analysis;
        this.targets = targets;
        this.provenance = provenance;
    }

    ResultObjects objects() {
        return objects;
    }

    int analysis() {
        return analysis;
    }

    List<String> targets() {
        return targets;
    }

    @Override
    public Map<String, String> provenance() {
        return provenance;
    }

    @Override
    public Path unitTable() {
        return files.unitTable(analysis);
    }

    @Override
    public void unitTableWritten() {
        unitTableStored = files.beside(() -> objects.storeUnitTable(unitTable()));
    }

    /** Returns when the unit table is stored; throws what kept it from being. */
    void awaitUnitTable() {
        try {
            unitTableStored.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopping(e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException runtime -> throw runtime;
                case Error error -> throw error;
                case Throwable other -> throw new IllegalStateException(other);
            }
        }
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
