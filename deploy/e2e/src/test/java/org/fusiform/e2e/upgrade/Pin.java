package org.fusiform.e2e.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.fusiform.e2e.Images;
import org.fusiform.embedded.DataDirectory;
import org.fusiform.embedded.EmbeddedSystem;

/** Makes a sample: has a former version run campaigns, kills it in the middle of them, and keeps what it left. */
final class Pin {
    private static final String STIMULI = "/s3/*/default/stimuli/*";

    private Pin() {}

    /** CHECKOUT of the version, FOLDER of the new sample. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Path checkout = Path.of(arguments[0]).toRealPath();
        Path folder = Path.of(arguments[1]).toAbsolutePath();
        Path work = Files.createTempDirectory("fusiform-pin-");
        Path data = work.resolve("data");
        String results;
        try (FormerSystem system = FormerSystem.start(checkout, data)) {
            results = campaigns(system, work, data);
        }
        try (EmbeddedSystem parts = EmbeddedSystem.start(data)) {
            Sample.pin(parts, checkout, results, folder);
        }
        DataDirectory.remove(work);
    }

    private static String campaigns(FormerSystem system, Path work, Path data) throws IOException {
        system.ask("stimuli", "import", Images.folder(work, 2, 8).toString(), "--name", "damaged");
        damageOne(data);
        system.ask("stimuli", "import", Images.folder(work, 4, 7).toString(), "--name", "pinned");
        Path noModel = Files.writeString(work.resolve("no-model.pt"), "no model");
        system.ask(
                "model",
                "import",
                noModel.toString(),
                "--id",
                "refused",
                "--family",
                "torchscript",
                "--pipeline",
                "imagenet-256-bilinear");
        submit(system, work, "failed", "\"untrained:resnet18\"", "damaged", 1, "--wait");
        // Its activations leave while the next one runs.
        submit(system, work, "discarded", "\"untrained:resnet18\"", "pinned", 5, "--wait");
        String succeeded = submit(system, work, "succeeded", "\"untrained:resnet18\"", "pinned", 1, "--wait");

        String running = submit(
                system,
                work,
                "running",
                "\"untrained:resnet18\", \"untrained:resnet34\", \"untrained:resnet50\"",
                "pinned",
                2);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> system.campaign(running).contains("\"state\":\"RUNNING\""));
        system.freezeExtractors();
        String cancelled = submit(system, work, "cancelled", "\"untrained:resnet18\"", "pinned", 3);
        submit(system, work, "pending", "\"untrained:resnet18\"", "pinned", 4);
        system.ask("campaign", "cancel", cancelled);
        return system.ask("campaign", "results", succeeded, "--format", "json");
    }

    private static String submit(
            FormerSystem system, Path work, String name, String models, String set, int seed, String... more)
            throws IOException {
        Path document = Files.writeString(work.resolve(name + ".json"), """
                {"name": "%s", "models": [%s], "stimulusSet": "%s", "layers": ["avgpool"],
                 "analysis": {"folds": 0}, "seed": %d, "retention": "%s"}""".formatted(
                        name, models, set, seed, name.equals("discarded") ? "discard" : "keep"));
        return system.ask(Stream.concat(Stream.of("campaign", "submit", document.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private static void damageOne(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("s3"))) {
            Path stimulus = files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileSystem()
                            .getPathMatcher("glob:" + data + STIMULI)
                            .matches(file))
                    .min(Path::compareTo)
                    .orElseThrow();
            Files.writeString(stimulus, "no image");
        }
    }
}
