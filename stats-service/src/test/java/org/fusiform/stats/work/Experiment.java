package org.fusiform.stats.work;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.array.StorageForm;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.AnalysisPlan.PlannedLayer;
import org.fusiform.contracts.message.ChunkRef;
import org.fusiform.contracts.message.ExtractionOutcome.ShardCompleted;
import org.fusiform.contracts.message.LayerChunks;
import org.fusiform.contracts.network.Compute;
import org.fusiform.contracts.network.Network;
import org.fusiform.contracts.network.Weights;
import org.fusiform.contracts.stimulus.ManifestEntry;
import org.fusiform.contracts.stimulus.StimulusManifest;
import org.fusiform.storage.ObjectStore;
import org.fusiform.storage.zarr.ZarrArray;

/** What a gateway and an extractor would do for one run of new extractions: plan, arrays, completions. */
record Experiment(
        ObjectStore store,
        StimulusManifest manifest,
        List<Layer> layers,
        int shardStimuli,
        String order,
        long generation,
        StorageForm storage) {
    static final String PROJECT = "default";

    /** Activations [stimulus][unit] of one layer. */
    record Layer(String name, String extraction, List<Integer> shape, float[][] activations) {}

    /** Conditions in ascending order, as a manifest has them; the layers' shapes and activations are parallel. */
    static Experiment of(
            ObjectStore store,
            List<String> conditionOf,
            int shardStimuli,
            List<List<Integer>> shapes,
            List<float[][]> activations) {
        List<ManifestEntry> entries = IntStream.range(0, conditionOf.size())
                .mapToObj(s -> new ManifestEntry(
                        conditionOf.get(s), null, "image-%03d.png".formatted(s), "%064x".formatted(s), null))
                .toList();
        StimulusManifest manifest = new StimulusManifest(entries);
        store.put(
                ObjectKeys.manifest(PROJECT, manifest.id()),
                ByteBuffer.wrap(MessageJson.write(manifest).getBytes(StandardCharsets.UTF_8)),
                "application/json");
        List<Layer> layers = IntStream.range(0, shapes.size())
                .mapToObj(l -> new Layer(
                        "layer-" + l, Sha256.of(UUID.randomUUID().toString()), shapes.get(l), activations.get(l)))
                .toList();
        return new Experiment(
                store, manifest, layers, shardStimuli, UUID.randomUUID().toString(), 0, StorageForm.DEFAULT);
    }

    /** The same arrays, claimed by another order after they were discarded. */
    Experiment ofGeneration(long number) {
        return new Experiment(
                store, manifest, layers, shardStimuli, UUID.randomUUID().toString(), number, storage);
    }

    /** The same activations as other extractions, which are stored otherwise. */
    Experiment storedAs(StorageForm other) {
        List<Layer> others = layers.stream()
                .map(layer -> new Layer(
                        layer.name(), Sha256.of(UUID.randomUUID().toString()), layer.shape(), layer.activations()))
                .toList();
        return new Experiment(
                store, manifest, others, shardStimuli, UUID.randomUUID().toString(), generation, other);
    }

    /** The only run of its campaign; the layers are stages 0, 1, … */
    AnalysisPlan plan(AnalysisParameters... analyses) {
        Network network = new Network("tiny", "torchscript", new Weights.Seeded(1), "imagenet-256-bilinear");
        return plan("campaign-1", network, UUID.randomUUID().toString(), List.of(), analyses);
    }

    /** @param runs those that are compared once all are done */
    AnalysisPlan plan(String campaign, Network network, String run, List<String> runs, AnalysisParameters... analyses) {
        return new AnalysisPlan(
                PROJECT,
                campaign,
                run,
                network,
                new Compute("cpu", "float32", 16, "none"),
                manifest.id(),
                manifest.stimuli().size(),
                shardStimuli,
                1,
                IntStream.range(0, layers.size())
                        .mapToObj(l -> new PlannedLayer(
                                layers.get(l).name(),
                                layers.get(l).extraction(),
                                layers.get(l).shape(),
                                l,
                                generation))
                        .toList(),
                List.of(analyses),
                runs,
                storage);
    }

    /** Stores every chunk; the completions, in the order of the shards. */
    List<ShardCompleted> extract() {
        List<ShardCompleted> completions = new ArrayList<>();
        int shards = Math.ceilDiv(manifest.stimuli().size(), shardStimuli);
        for (int shard = 0; shard < shards; shard++) {
            List<LayerChunks> chunks = new ArrayList<>();
            for (Layer layer : layers) {
                chunks.add(new LayerChunks(layer.name(), layer.extraction(), write(layer, shard), generation));
            }
            completions.add(new ShardCompleted(PROJECT, order, shard, chunks));
        }
        return completions;
    }

    private List<ChunkRef> write(Layer layer, int shard) {
        ArrayLayout layout = ArrayLayout.of(manifest.stimuli().size(), layer.shape(), shardStimuli, storage);
        ZarrArray array = new ZarrArray(store, PROJECT, layer.extraction(), layout);
        array.writeMetadata();
        List<ChunkRef> chunks = new ArrayList<>();
        for (int block = 0; block < layout.blocks(); block++) {
            ByteBuffer chunk = array.newChunk();
            int stride = layout.blockChannels() * layout.mapUnits();
            for (int s = 0; s < layout.stimuliIn(shard); s++) {
                float[] row = layer.activations()[shard * shardStimuli + s];
                chunk.asFloatBuffer()
                        .put(s * stride, row, block * stride, layout.channelsIn(block) * layout.mapUnits());
            }
            chunks.add(array.writeChunk(shard, block, chunk));
        }
        return chunks;
    }
}
