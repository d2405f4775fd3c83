package org.fusiform.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.fusiform.contracts.network.Architecture;
import org.fusiform.contracts.network.Families;
import org.fusiform.extractor.network.ComputeDevice;
import org.fusiform.extractor.network.FamilyNetwork;
import org.fusiform.extractor.network.NetworkRefused;
import org.fusiform.extractor.network.Precision;
import org.fusiform.extractor.network.TorchEngine;
import org.fusiform.extractor.weights.NamedTensors;
import org.fusiform.extractor.weights.ParameterShape;
import org.fusiform.extractor.weights.UntrainedWeights;
import org.fusiform.extractor.weights.checkpoint.Checkpoint;
import org.fusiform.extractor.weights.checkpoint.FamilyParameters;
import org.fusiform.extractor.weights.checkpoint.StateDict;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;

/** ResNet-50 from a file that the system has in its cache, and drawn from a seed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 10)
public class LoadBenchmark {
    private static final int THREADS = 2;

    private final Architecture architecture = Families.architecture("resnet50").orElseThrow();
    private final Rounds rounds = new Rounds("stored");
    private TorchEngine engine;
    private Path file;

    @Setup
    public void write() throws IOException {
        engine = TorchEngine.start(
                Path.of(System.getProperty("user.home"), ".cache", "fusiform", "extractor", "engine"),
                THREADS,
                ComputeDevice.CPU);
        file = Files.createTempFile("resnet50", ".safetensors");
        List<ParameterShape> parameters = FamilyNetwork.parameters(architecture);
        NamedTensors weights = new UntrainedWeights(1);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            byte[] header = header(parameters).getBytes(StandardCharsets.UTF_8);
            out.write(littleEndian(Long.BYTES).putLong(0, header.length).array());
            out.write(header);
            for (ParameterShape parameter : parameters) {
                ByteBuffer bytes = littleEndian(Float.BYTES * parameter.size());
                bytes.asFloatBuffer().put(weights.values(parameter));
                out.write(bytes.array());
            }
        }
    }

    private static String header(List<ParameterShape> parameters) {
        List<String> entries = new ArrayList<>();
        long at = 0;
        for (ParameterShape parameter : parameters) {
            long end = at + (long) Float.BYTES * parameter.size();
            entries.add("\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                    .formatted(parameter.name(), Arrays.toString(parameter.shape()), at, end));
            at = end;
        }
        String json = entries.stream().collect(Collectors.joining(",", "{", "}"));
        return json + " ".repeat(-json.length() & 7);
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Setup(Level.Iteration)
    public void begin(IterationParams iteration) {
        rounds.begin(iteration);
    }

    @TearDown
    public void close() throws IOException {
        rounds.keep("load", Map.of());
        engine.close();
        Files.delete(file);
    }

    @Benchmark
    public void round() throws IOException, NetworkRefused {
        rounds.time("stored", this::stored);
        rounds.time("seeded", () -> load(new UntrainedWeights(1)));
    }

    private void stored() throws IOException {
        FamilyParameters own = new FamilyParameters(architecture.family(), FamilyNetwork.parameters(architecture));
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            load(StateDict.fit(checkpoint, own, List.of(own)));
        } catch (CheckpointRefused | NetworkRefused e) {
            throw new IllegalStateException(e);
        }
    }

    private void load(NamedTensors weights) throws NetworkRefused {
        FamilyNetwork.load(engine.manager(), architecture, weights, Precision.FLOAT32)
                .close();
    }
}
