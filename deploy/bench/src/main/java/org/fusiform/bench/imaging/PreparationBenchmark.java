package org.fusiform.bench.imaging;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fusiform.imaging.decode.DecodeLimits;
import org.fusiform.imaging.decode.ImageDecoder;
import org.fusiform.imaging.decode.ImageRefused;
import org.fusiform.imaging.decode.RgbImage;
import org.fusiform.imaging.preprocess.Pipeline;
import org.fusiform.imaging.rendering.BuiltInSet;
import org.fusiform.imaging.rendering.RenderedStimulus;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Images a second from the bytes of an image to a network's input, on two threads: what the forward pass must never wait
 * for. Of a JPEG of 1024 × 1024 the target is 150.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(2)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class PreparationBenchmark {
    @Param({"imagenet-256-bilinear", "clip-224-bicubic"})
    public String pipeline;

    /** A JPEG of 1024 × 1024, or an image of the built-in set as it is. */
    @Param({"jpeg", "built-in"})
    public String image;

    private final ImageDecoder decoder = new ImageDecoder(DecodeLimits.DEFAULT);
    private byte[] bytes;
    private RgbImage decoded;
    private Pipeline chosen;

    /** A scene of the built-in set; as a JPEG four times as large, and in colour. */
    @Setup
    public void setUp() throws IOException, ImageRefused {
        chosen = Pipeline.named(pipeline).orElseThrow();
        List<RenderedStimulus> set = BuiltInSet.render(1, 1);
        byte[] png = set.get(2).png();
        bytes = image.equals("jpeg") ? Jpegs.large(decoder.decode(png)) : png;
        decoded = decoder.decode(bytes);
    }

    @Benchmark
    public FloatBuffer decodeAndPreprocess() throws ImageRefused {
        return tensor(decoder.decode(bytes));
    }

    @Benchmark
    public RgbImage decode() throws ImageRefused {
        return decoder.decode(bytes);
    }

    @Benchmark
    public FloatBuffer preprocess() {
        return tensor(decoded);
    }

    private FloatBuffer tensor(RgbImage image) {
        FloatBuffer input = FloatBuffer.allocate(3 * chosen.size() * chosen.size());
        chosen.tensor(image, input);
        return input;
    }
}
