package org.fusiform.bench.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fusiform.bench.Rest;
import org.fusiform.bench.Rounds;
import org.fusiform.bench.imaging.Jpegs;
import org.fusiform.imaging.decode.DecodeLimits;
import org.fusiform.imaging.decode.ImageDecoder;
import org.fusiform.imaging.rendering.BuiltInSet;

/**
 * A campaign on a running system beside {@code python/localizer.py}, on the same JPEGs of 1024 × 1024, an untrained ResNet-50
 * and its stages, without folds: end to end, and the analysis by itself of what is stored already.
 */
public final class BesidePython {
    private static final String SCRIPT = "deploy/bench/python/localizer.py";
    private static final double MILLIS = 1e3;

    private final Rest rest;
    private final Path images;
    private double pythonMegabytes;

    private BesidePython(Rest rest, Path images) {
        this.rest = rest;
        this.images = images;
    }

    /** @param arguments address, process of the system, stimuli of a condition, rounds */
    public static void main(String[] arguments) throws Exception {
        Processes system =
                new Processes(ProcessHandle.of(Long.parseLong(arguments[1])).orElseThrow());
        int each = Integer.parseInt(arguments[2]);
        Path folder = Files.createTempDirectory("beside-python");
        try {
            BesidePython beside = new BesidePython(new Rest(URI.create(arguments[0])), folder.resolve("images"));
            beside.draw(each);
            beside.rest.importFolder("beside", beside.images);
            beside.run(Integer.parseInt(arguments[3]), each, folder, system);
        } finally {
            delete(folder);
        }
    }

    private void draw(int each) throws Exception {
        ImageDecoder decoder = new ImageDecoder(DecodeLimits.DEFAULT);
        for (var stimulus : BuiltInSet.render(1, each)) {
            Path file = images.resolve(stimulus.condition())
                    .resolve(stimulus.fileName().replace(".png", ".jpg"));
            Files.createDirectories(file.getParent());
            Files.write(file, Jpegs.large(decoder.decode(stimulus.png())));
        }
    }

    private void run(int rounds, int each, Path work, Processes system) throws Exception {
        Rounds whole = new Rounds("python");
        Rounds selection = new Rounds("python");
        Rounds analysis = new Rounds("python");
        campaign(0, 0, true);
        for (int round = 1; round <= rounds; round++) {
            int seed = round;
            JsonNode seconds = python(work);
            double extracted = seconds.get("extraction").asDouble();
            double selected = seconds.get("selection").asDouble();
            double compared = seconds.get("rsa").asDouble();
            whole.took("python", MILLIS * (extracted + selected + compared));
            selection.took("python", MILLIS * selected);
            analysis.took("python", MILLIS * (selected + compared));
            whole.time("fusiform", () -> campaign(seed, 0, true));
            // Another α is another analysis of the same activations.
            selection.time("fusiform", () -> campaign(seed, 1, false));
            analysis.time("fusiform", () -> campaign(seed, 2, true));
        }
        Map<String, ?> about = Map.of(
                "stimuliOfACondition",
                each,
                "pythonPeakMegabytes",
                Math.round(pythonMegabytes),
                "fusiformPeakMegabytes",
                system.peaks());
        whole.keep("python-end-to-end", about);
        selection.keep("python-selection", about);
        analysis.keep("python-analysis", about);
    }

    /** Seconds of each part. */
    private JsonNode python(Path work) throws IOException, InterruptedException {
        Process script = new ProcessBuilder(
                        "/usr/bin/python3",
                        SCRIPT,
                        images.toString(),
                        work.toString(),
                        Integer.toString(Runtime.getRuntime().availableProcessors()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(script.getInputStream().readAllBytes());
        if (script.waitFor() != 0) {
            throw new IllegalStateException(
                    SCRIPT + " failed; it needs python3-torch, python3-torchvision, python3-scipy");
        }
        JsonNode told = new ObjectMapper().readTree(said);
        pythonMegabytes = Math.max(pythonMegabytes, told.get("peakMegabytes").asDouble());
        return told.get("seconds");
    }

    private void campaign(int seed, int analysis, boolean rsa) throws IOException, InterruptedException {
        rest.finish(rest.submit("""
                {"models": ["untrained:resnet50"], "stimulusSet": "beside", "seed": %d, "retention": "keep",
                 "analysis": {"folds": 0, "rsa": %b, "alpha": %s}}""".formatted(
                        2_000_000 + seed, rsa, List.of("0.05", "0.049", "0.048").get(analysis))));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
