package org.fusiform.extractor.capture;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.fusiform.contracts.array.ArrayLayout;
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
 * neither on other shards nor on how often this one is repeated. One shard at a time is in the network; while the last one
 * is stored, the next takes its turn.
 */
public final class ShardCapture {
    private final Backend backend;
    private final NetworkCache networks;
    private final InputBatch inputs;
    private final ChunkSink sink;
    private final ShardMemory memory;
    private final ReentrantLock network = new ReentrantLock(true);

    /**
     * @param bufferBytes memory for the captured values of a shard; a larger shard takes a scratch file
     */
    public ShardCapture(
            Backend backend,
            NetworkCache networks,
            StimulusBytes stimuli,
            ImageDecoder decoder,
            ChunkSink sink,
            long bufferBytes,
            Path scratch) {
        this.backend = backend;
        this.networks = networks;
        this.inputs = new InputBatch(stimuli, decoder);
        this.sink = sink;
        this.memory = new ShardMemory(bufferBytes, scratch);
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
        try (ShardBuffer buffer = captured(request, precision, clock, turn)) {
            long captured = System.nanoTime();
            ShardCompleted completed = store(request, buffer);
            clock.spent(Phase.STORE, System.nanoTime() - captured);
            return completed;
        } catch (NetworkRefused e) {
            throw new ShardRefused("model " + request.network().model() + ": " + e.getMessage(), e);
        } catch (UnusableActivation e) {
            throw new ShardRefused(e.getMessage(), e);
        }
    }

    private ShardBuffer captured(ExtractionRequest request, Precision precision, PhaseClock clock, Runnable turn)
            throws NetworkRefused, ShardRefused, IOException {
        long asked = System.nanoTime();
        network.lock();
        try {
            turn.run();
            ShardBuffer buffer =
                    new ShardBuffer(request.layers(), request.stimuli().size(), memory);
            try {
                networks.with(request.project(), request.network(), precision, loaded -> {
                    clock.spent(Phase.NETWORK, System.nanoTime() - asked);
                    forward(request, loaded, buffer, clock);
                    return null;
                });
                return buffer;
            } catch (NetworkRefused | ShardRefused | IOException | RuntimeException | Error e) {
                buffer.close();
                throw e;
            }
        } finally {
            network.unlock();
        }
    }

    private void forward(ExtractionRequest request, LoadedNetwork network, ShardBuffer buffer, PhaseClock clock)
            throws NetworkRefused, ShardRefused {
        Pipeline pipeline = Pipeline.named(request.network().pipeline())
                .orElseThrow(() -> new NetworkRefused(
                        "unknown pipeline " + request.network().pipeline()));
        int batch = request.compute().batch();
        for (int first = 0; first < request.stimuli().size(); first += batch) {
            int end = Math.min(request.stimuli().size(), first + batch);
            long start = System.nanoTime();
            FloatBuffer input = inputs.of(request.project(), request.stimuli().subList(first, end), pipeline);
            long ready = System.nanoTime();
            clock.spent(Phase.PREPROCESS, ready - start);
            forward(request, network, pipeline, first, end, input, buffer);
            clock.spent(Phase.FORWARD, System.nanoTime() - ready);
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
        int bad = FiniteCheck.firstNonFinite(values);
        if (bad >= 0) {
            String stimulus =
                    stimuli.get(bad / (values.remaining() / stimuli.size())).name();
            throw new UnusableActivation(
                    where + ", stimulus " + stimulus + ": an activation is " + values.get(values.position() + bad));
        }
    }

    private ShardCompleted store(ExtractionRequest request, ShardBuffer buffer) {
        List<LayerChunks> stored = new ArrayList<>();
        for (LayerTap tap : request.layers()) {
            ArrayLayout layout = ArrayLayout.of(request.totalStimuli(), tap.shape(), request.shardStimuli());
            stored.add(new LayerChunks(
                    tap.layer(),
                    tap.extraction(),
                    sink.store(
                            request.project(), tap.extraction(), layout, request.shard(), buffer.values(tap.layer())),
                    tap.generation()));
        }
        return new ShardCompleted(request.project(), request.order(), request.shard(), stored);
    }

    /** Carries a refusal out of the callbacks of a forward pass, which declare none. */
    private static final class UnusableActivation extends RuntimeException {
        UnusableActivation(String message) {
            super(message, null, false, false);
        }
    }
}
