package org.fusiform.gateway.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fusiform.contracts.network.Catalogue;
import org.fusiform.contracts.network.CatalogueEntry;
import org.fusiform.contracts.network.Families;
import org.fusiform.contracts.network.FamilyDescription;
import org.fusiform.gateway.naming.Nearest;
import org.fusiform.gateway.naming.ResourceName;
import org.fusiform.gateway.problem.Mistakes;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.imaging.preprocess.Pipeline;

/** What an upload says it is. */
record NewModel(String id, String family, String pipeline, String sha256, long bytes) {

    /** Names and words of the upload before its bytes have come. */
    record Announced(String id, String family, String pipeline, String sha256) {
        NewModel arrived(String actualSha256, long bytes) {
            if (bytes == 0) {
                throw Problem.unusable("the file is empty");
            }
            if (sha256 != null && !sha256.equalsIgnoreCase(actualSha256)) {
                throw Problem.unusable("the file has SHA-256 " + actualSha256 + ", not " + sha256
                        + " as announced; it is another file or was damaged on the way");
            }
            Catalogue.named(id).filter(entry -> !entry.is(actualSha256)).ifPresent(entry -> {
                throw Problem.unusable("'" + id + "' is a name of the catalogue, for the file " + entry.fileName()
                        + " whose SHA-256 begins with " + entry.sha256() + "; this file has " + actualSha256
                        + ": bring that file, or choose another id");
            });
            return new NewModel(id, family, pipeline, actualSha256, bytes);
        }
    }

    /**
     * What an upload is said to be; a name of the catalogue brings family and pipeline. A Problem for a name that is taken
     * by the registry itself, an unknown family or an unknown pipeline.
     */
    static Announced announce(String id, String saidFamily, String saidPipeline, String sha256) {
        Mistakes mistakes = new Mistakes();
        mistakes.note(() -> ResourceName.require("id", id));
        Optional<CatalogueEntry> published = Optional.ofNullable(id).flatMap(Catalogue::named);
        String family =
                saidFamily == null ? published.map(CatalogueEntry::family).orElse(null) : saidFamily;
        String pipeline =
                saidPipeline == null ? published.map(CatalogueEntry::pipeline).orElse(null) : saidPipeline;
        if (published.isEmpty() && families().contains(id)) {
            mistakes.add("id", "'" + id + "' is the name of a family; choose another, such as my-" + id);
        }
        boolean known = families().contains(family);
        if (!known) {
            mistakes.add(
                    "family",
                    (family == null ? "is missing" : "'" + family + "' is not known") + "; families are "
                            + String.join(", ", families()));
        }
        if (sha256 != null && !sha256.matches("[0-9A-Fa-f]{64}")) {
            mistakes.add("sha256", "must be 64 hexadecimal digits");
        }
        String preprocessing = known ? mistakes.note(() -> pipelineOf(family, pipeline)) : null;
        mistakes.throwIfAny();
        return new Announced(id, family, preprocessing, sha256);
    }

    private static List<String> families() {
        return Stream.concat(
                        Stream.of(Families.TORCHSCRIPT), Families.all().stream().map(FamilyDescription::family))
                .toList();
    }

    private static String pipelineOf(String family, String pipeline) {
        if (pipeline == null || pipeline.isEmpty()) {
            return Families.named(family)
                    .map(FamilyDescription::pipeline)
                    .orElseThrow(() -> Problem.invalid(
                            "pipeline",
                            "is missing: a " + family
                                    + " file does not say how its images are preprocessed; choose one of "
                                    + String.join(", ", Pipeline.ids())));
        }
        if (Pipeline.named(pipeline).isEmpty()) {
            throw Problem.invalid(
                    "pipeline", "'" + pipeline + "' is not known" + Nearest.hint(pipeline, Pipeline.ids()));
        }
        return pipeline;
    }
}
