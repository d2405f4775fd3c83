package org.fusiform.contracts;

/** Keys in the object store. Every key starts with the project, so that access can be granted by prefix. */
public final class ObjectKeys {
    private ObjectKeys() {}

    /** Everything of a kind that the project stores. */
    public static String prefix(String project, ObjectKind kind) {
        return project + "/" + kind.segment() + "/";
    }

    /** The original bytes of one stimulus. */
    public static String stimulus(String project, String sha256) {
        return project + "/stimuli/" + sha256;
    }

    /** The {@link org.fusiform.contracts.stimulus.StimulusManifest} of a set. */
    public static String manifest(String project, String setId) {
        return project + "/stimulus-sets/" + setId + "/manifest.json";
    }

    /** A checkpoint or TorchScript file as it was uploaded. */
    public static String weights(String project, String sha256) {
        return project + "/weights/" + sha256;
    }

    /** The root of one extraction's Zarr v3 array; {@code zarr.json} lies directly below. */
    public static String activations(String project, String extraction) {
        return project + "/activations/" + extraction;
    }

    /** The Zarr v3 metadata document of one extraction. */
    public static String activationMetadata(String project, String extraction) {
        return activations(project, extraction) + "/zarr.json";
    }

    /** One chunk: {@code shard} counts along the stimuli, {@code block} along the channels (Zarr's default encoding). */
    public static String chunk(String project, String extraction, int shard, int block) {
        return activations(project, extraction) + "/c/" + shard + "/" + block + "/0/0";
    }

    /** A representational dissimilarity matrix: npy, float64, condensed upper triangle, row-major. */
    public static String rdm(String project, String extraction, String analysis, String population) {
        return analysisRoot(project, extraction, analysis) + "/rdm-" + population + ".npy";
    }

    /** The per-unit table of one layer under one analysis (Parquet). */
    public static String unitTable(String project, String extraction, String analysis) {
        return analysisRoot(project, extraction, analysis) + "/units.parquet";
    }

    /**
     * Responses of a target's strongest selective units, strongest first: npy with records of {@code unit} (int32),
     * {@code dprime} (float64) and {@code responses} (float32, one per stimulus in manifest order).
     */
    public static String responses(String project, String extraction, String analysis, String target) {
        return analysisRoot(project, extraction, analysis) + "/responses-" + target + ".npy";
    }

    /** Leave-one-fold-out replicates of one layer under one analysis, by target (JSON). */
    public static String replicates(String project, String extraction, String analysis) {
        return analysisRoot(project, extraction, analysis) + "/replicates.json";
    }

    /** The {@link org.fusiform.contracts.result.LayerResult} of one layer under one analysis. */
    public static String layerSummary(String project, String extraction, String analysis) {
        return analysisRoot(project, extraction, analysis) + "/summary.json";
    }

    /** Below it one empty object for each process that has this item of a work topic in hand, or died over it. */
    public static String inHand(String project, String topic, int partition, long offset) {
        return inHand(project, topic, partition) + offset + "/";
    }

    /** The same for all items of a partition. */
    public static String inHand(String project, String topic, int partition) {
        return project + "/in-hand/" + topic + "/" + partition + "/";
    }

    /** Everything that analyses of one extraction stored. */
    public static String analyses(String project, String extraction) {
        return project + "/analyses/" + extraction;
    }

    private static String analysisRoot(String project, String extraction, String analysis) {
        return analyses(project, extraction) + "/" + analysis;
    }
}
