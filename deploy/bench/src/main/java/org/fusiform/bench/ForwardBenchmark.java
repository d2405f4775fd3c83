package org.fusiform.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.fusiform.contracts.network.Architecture;
import org.fusiform.contracts.network.ClipResNetArchitecture;
import org.fusiform.contracts.network.Families;
import org.fusiform.contracts.network.FamilyDescription;
import org.fusiform.contracts.network.LayerDescription;
import org.fusiform.contracts.network.ResNetArchitecture;
import org.fusiform.extractor.network.ComputeDevice;
import org.fusiform.extractor.network.FamilyNetwork;
import org.fusiform.extractor.network.LoadedNetwork;
import org.fusiform.extractor.network.NetworkRefused;
import org.fusiform.extractor.network.Precision;
import org.fusiform.extractor.network.TapConsumer;
import org.fusiform.extractor.network.TorchEngine;
import org.fusiform.extractor.network.TorchScript;
import org.fusiform.extractor.weights.NamedTensors;
import org.fusiform.extractor.weights.UntrainedWeights;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;

/**
 * What the taps cost, and what our own forward costs beside the engine's. One round is one forward of each kind in turn,
 * in one process, so that whatever else the machine does falls on all of them alike; the ratios are taken per round.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5)
@Measurement(iterations = 40)
public class ForwardBenchmark {
    private static final int BATCH = 16;
    private static final int THREADS = 2;
    private static final TapConsumer LOOKING = (layer, shape, values) -> {};

    @Param({"resnet50", "clip-rn50"})
    String family;

    private TorchEngine engine;
    private LoadedNetwork network;
    private LoadedNetwork traced;
    private FamilyDescription description;
    private String last;
    private Set<String> stages;
    private FloatBuffer input;
    private Map<String, FloatBuffer> kept;
    private final Rounds rounds = new Rounds("bare");

    @Setup
    public void load() throws IOException, NetworkRefused {
        engine = TorchEngine.start(
                Path.of(System.getProperty("user.home"), ".cache", "fusiform", "extractor", "engine"),
                THREADS,
                ComputeDevice.CPU);
        TorchEngine.inferenceOnThisThread();
        Architecture architecture = Families.architecture(family).orElseThrow();
        NamedTensors weights = new UntrainedWeights(1);
        description = architecture.description();
        network = FamilyNetwork.load(engine.manager(), architecture, weights, Precision.FLOAT32);
        last = description.layers().getLast().name();
        traced = traced(architecture, weights);
        stages = description.layers().stream()
                .filter(layer -> layer.stage() != null)
                .map(LayerDescription::name)
                .collect(Collectors.toSet());
        stages.add(last);
        kept = description.layers().stream()
                .filter(layer -> stages.contains(layer.name()))
                .collect(Collectors.toMap(LayerDescription::name, layer -> floats(BATCH * layer.units())));
        int size = description.inputSize();
        input = floats(3L * BATCH * size * size);
        while (input.hasRemaining()) {
            input.put((float) Math.sin(input.position()));
        }
        input.rewind();
        requireTheSameNetwork();
    }

    private void requireTheSameNetwork() throws NetworkRefused {
        FloatBuffer output = kept.get(last);
        network.forward(input, BATCH, description.inputSize(), Set.of(last), this::copy);
        FloatBuffer ours = floats(output.remaining()).put(output).flip();
        traced.forward(input, BATCH, description.inputSize(), Set.of(last), this::copy);
        float greatest = 0;
        float difference = 0;
        for (int i = 0; i < ours.remaining(); i++) {
            greatest = Math.max(greatest, Math.abs(ours.get(i)));
            difference = Math.max(difference, Math.abs(ours.get(i) - output.get(i)));
        }
        if (difference > 1e-4f * greatest) {
            throw new IllegalStateException(
                    "the trace differs from " + family + " by " + difference + " of " + greatest);
        }
    }

    private LoadedNetwork traced(Architecture architecture, NamedTensors weights) throws IOException, NetworkRefused {
        TracedScript script = new TracedScript(FamilyNetwork.parameters(architecture));
        String output =
                switch (architecture) {
                    case ResNetArchitecture resnet -> new TracedResNet(resnet, script).run();
                    case ClipResNetArchitecture clip -> new TracedClipResNet(clip, script).run();
                };
        Path file = Files.createTempFile("traced", ".pt");
        try {
            script.write(file, last, output, weights);
            return TorchScript.load(engine.manager(), file);
        } finally {
            Files.delete(file);
        }
    }

    private static FloatBuffer floats(long count) {
        return ByteBuffer.allocateDirect(Math.toIntExact(4 * count))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    @TearDown
    public void close() {
        rounds.keep("forward-" + family, Map.of("batch", BATCH, "threads", THREADS));
        traced.close();
        network.close();
        engine.close();
    }

    @Setup(Level.Iteration)
    public void begin(IterationParams iteration) {
        rounds.begin(iteration);
    }

    @Benchmark
    public void round() throws NetworkRefused {
        time("bare", network, Set.of(last), LOOKING);
        time("taps", network, stages, LOOKING);
        time("taps, copied", network, stages, this::copy);
        time("traced", traced, Set.of(last), LOOKING);
    }

    private void time(String subject, LoadedNetwork of, Set<String> taps, TapConsumer consumer) throws NetworkRefused {
        rounds.time(subject, () -> of.forward(input, BATCH, description.inputSize(), taps, consumer));
    }

    /** As the capture of a shard does. */
    private void copy(String layer, List<Integer> shape, FloatBuffer values) {
        kept.get(layer).clear().put(values).flip();
    }
}
