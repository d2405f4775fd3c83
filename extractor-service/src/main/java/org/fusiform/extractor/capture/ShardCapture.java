package org.fusiform.extractor.capture;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.contracts.array.DataType;
import org.fusiform.contracts.message.ChunkRef;
import org.fusiform.contracts.message.ExtractionOutcome.ShardCompleted;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.message.LayerChunks;
import org.fusiform.contracts.message.LayerTap;
import org.fusiform.contracts.stimulus.StimulusRef;
import org.fusiform.extractor.network.BatchTooLarge;
import org.fusiform.extractor.network.LoadedNetwork;
import org.fusiform.extractor.network.NetworkCache;
import org.fusiform.extractor.network.NetworkRefused;
import org.fusiform.extractor.network.Precision;
import org.fusiform.imaging.decode.ImageDecoder;
import org.fusiform.imaging.preprocess.Pipeline;

/**
 * Computes shards: stimuli through the network in batches that start anew with every shard, so that the values depend
 * neither on other shards nor on how often this one is repeated. While a shard is in the network, its next batch and the
 * first of the next shard are prepared, and the last shard is stored.
 */
public final class ShardCapture implements AutoCloseable {
    private final Backend backend;
    private final NetworkCache networks;
    private final Preparation preparation;
    private final ChunkSink sink;
    private final RecycledMemory memory;
    private final NativeHeap heap = new NativeHeap();

    /**
     * @param threads that prepare stimuli, each with memory for an image of any size that {@code decoder} takes
     * @param bufferBytes memory for the captured values of a shard; a larger shard takes a scratch file
     */
    public ShardCapture(
            Backend backend,
            NetworkCache networks,
            StimulusBytes stimuli,
            ImageDecoder decoder,
            int threads,
            ChunkSink sink,
            long bufferBytes,
            Path scratch) {
        this.backend = backend;
        this.networks = networks;
        // Of each shard in the network a batch that is in it and the next one, and the first of the next shard.
        this.preparation =
                new Preparation(new StimulusInput(stimuli, decoder), threads, 2 * networks.passes() + 1, scratch);
        this.sink = sink;
        // Of the shards in the network, and of one on its way to the store.
        this.memory = new RecycledMemory(networks.passes() + 1, bufferBytes, scratch);
    }

    /** Captures and stores; all chunks are in the store when it returns. */
    public ShardCompleted run(ExtractionRequest request) throws ShardRefused, IOException {
        return run(request, PhaseClock.NONE, () -> {});
    }

    /**
     * The same, telling how long each phase was.
     *
     * @param turn runs when it is the shard's turn in the network; what it throws ends the shard
     */
    public ShardCompleted run(ExtractionRequest request, PhaseClock clock, Runnable turn)
            throws ShardRefused, IOException {
        Precision precision = backend.requireComputable(request.compute());
        try (BatchesAhead batches = new BatchesAhead(preparation, request, pipeline(request));
                ShardBuffer buffer = captured(request, precision, batches, clock, turn)) {
            long captured = System.nanoTime();
            ShardCompleted completed = store(request, buffer);
            clock.spent(Phase.STORE, System.nanoTime() - captured);
            return completed;
        } catch (NetworkRefused e) {
            throw new ShardRefused("model " + request.network().model() + ": " + e.getMessage(), e);
        } catch (UnusableActivation e) {
            throw new ShardRefused(e.getMessage(), e);
        } finally {
            heap.shardEnded();
        }
    }

    private static Pipeline pipeline(ExtractionRequest request) throws NetworkRefused {
        return Pipeline.named(request.network().pipeline())
                .orElseThrow(() -> new NetworkRefused(
                        "unknown pipeline " + request.network().pipeline()));
    }

    private ShardBuffer captured(
            ExtractionRequest request, Precision precision, BatchesAhead batches, PhaseClock clock, Runnable turn)
            throws NetworkRefused, ShardRefused, IOException {
        long asked = System.nanoTime();
        return networks.with(request.project(), request.network(), precision, turn, loaded -> {
            ShardBuffer buffer =
                    new ShardBuffer(request.layers(), request.stimuli().size(), memory);
            try {
                clock.spent(Phase.NETWORK, System.nanoTime() - asked);
                forward(request, loaded, batches, buffer, clock);
                return buffer;
            } catch (NetworkRefused | ShardRefused | IOException | RuntimeException | Error e) {
                buffer.close();
                throw e;
            }
        });
    }

    private void forward(
            ExtractionRequest request,
            LoadedNetwork network,
            BatchesAhead batches,
            ShardBuffer buffer,
            PhaseClock clock)
            throws NetworkRefused, ShardRefused, IOException {
        for (int first = 0; batches.hasNext(); ) {
            long start = System.nanoTime();
            try (PreparedBatch batch = batches.next()) {
                FloatBuffer input = batch.await();
                long ready = System.nanoTime();
                clock.spent(Phase.PREPROCESS, ready - start);
                int end = first + batch.size();
                forward(request, network, batches.pipeline(), first, end, input, buffer);
                clock.spent(Phase.FORWARD, System.nanoTime() - ready);
                first = end;
            }
        }
    }

    /** One batch: the shard's stimuli from {@code first} to before {@code end}. */
    private void forward(
            ExtractionRequest request,
            LoadedNetwork network,
            Pipeline pipeline,
            int first,
            int end,
            FloatBuffer input,
            ShardBuffer buffer)
            throws NetworkRefused, ShardRefused {
        Map<String, LayerTap> taps = new LinkedHashMap<>();
        request.layers().forEach(tap -> taps.put(tap.layer(), tap));
        List<StimulusRef> stimuli = request.stimuli().subList(first, end);
        try {
            network.forward(input, stimuli.size(), pipeline.size(), taps.keySet(), (layer, shape, values) -> {
                requireUsable(request, taps.get(layer), shape, values, stimuli);
                buffer.put(layer, first, values);
            });
        } catch (BatchTooLarge e) {
            throw HalvedBatch.refusal(
                    request.network().model(), network, input, stimuli.size(), pipeline.size(), taps.keySet(), e);
        }
    }

    private static void requireUsable(
            ExtractionRequest request,
            LayerTap tap,
            List<Integer> shape,
            FloatBuffer values,
            List<StimulusRef> stimuli) {
        String where = "model " + request.network().model() + ", layer " + tap.layer();
        if (!shape.equals(tap.shape())) {
            throw new UnusableActivation(
                    where + ": its output is " + shape + ", not " + tap.shape() + " as registered");
        }
        DataType stored = request.storage().dtype();
        int bad = RangeCheck.firstOutside(values, stored);
        if (bad >= 0) {
            float value = values.get(values.position() + bad);
            String stimulus =
                    stimuli.get(bad / (values.remaining() / stimuli.size())).name();
            throw new UnusableActivation(where + ", stimulus " + stimulus + ": an activation is " + value
                    + (Float.isFinite(value)
                            ? ", which is beyond " + stored.id() + "; submit with \"storage\" of another dtype: "
                                    + (stored == DataType.FLOAT16 ? "bfloat16 or float32" : "float32")
                            : ""));
        }
    }

    private ShardCompleted store(ExtractionRequest request, ShardBuffer buffer) {
        List<CapturedLayer> layers = request.layers().stream()
                .map(tap -> new CapturedLayer(tap.extraction(), request.layout(tap), buffer.values(tap.layer())))
                .toList();
        List<List<ChunkRef>> chunks = sink.store(request.project(), request.shard(), layers);
        List<LayerChunks> stored = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            LayerTap tap = request.layers().get(i);
            stored.add(new LayerChunks(tap.layer(), tap.extraction(), chunks.get(i), tap.generation()));
        }
        return new ShardCompleted(request.project(), request.order(), request.shard(), stored);
    }

    @Override
    public void close() {
        preparation.close();
    }

    /** Carries a refusal out of the callbacks of a forward pass, which declare none. */
    private static final class UnusableActivation extends RuntimeException {
        UnusableActivation(String message) {
            super(message, null, false, false);
        }
    }
}
