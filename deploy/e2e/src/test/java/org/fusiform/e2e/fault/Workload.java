package org.fusiform.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.Sha256;
import org.fusiform.e2e.Documents;
import org.fusiform.e2e.Images;
import org.fusiform.extractor.network.TinyScript;
import org.fusiform.storage.S3ObjectStore;
import org.fusiform.storage.StoreUnavailable;

/** Campaigns over tiny networks: two that share extractions, one that is cancelled and submitted again, one with a poison. */
final class Workload {
    private static final String SET = "pictures";
    private static final String POISONED_SET = "poisoned";
    private static final String POISON = "bars/bars-3.png";
    private static final List<String> MODELS = List.of("a", "b", "c", "d", "e", "p");

    private final FaultySystem system;
    private final Rest rest;
    private final Path pictures;
    private final Path poisoned;

    /** Made once: an archive holds the time at which it was written. */
    private final Map<String, byte[]> scripts;

    /** Name → results, without what names the campaign. */
    private final Map<String, String> documents = new ConcurrentSkipListMap<>();

    /** @param perCondition stimuli of each of three conditions */
    Workload(FaultySystem system, Path folder, int perCondition) throws IOException {
        this.system = system;
        this.rest = system.rest();
        this.pictures = Images.folder(Files.createDirectories(folder.resolve("one")), perCondition, 11);
        this.poisoned = Images.folder(Files.createDirectories(folder.resolve("two")), perCondition, 12);
        this.scripts = MODELS.stream()
                .collect(Collectors.toMap(model -> model, model -> TinyScript.means(1 + MODELS.indexOf(model))));
    }

    /** Imports sets and models. */
    void prepare() throws IOException {
        rest.importSet(SET, zip(pictures));
        rest.importSet(POISONED_SET, zip(poisoned));
        for (String model : MODELS) {
            rest.importModel(model, scripts.get(model));
        }
    }

    /** What every campaign ends as when nothing disturbs it. */
    Map<String, String> undisturbed() {
        succeed("shared-1", campaign(SET, "a", "b"));
        succeed("shared-2", campaign(SET, "b", "c"));
        succeed("cancelled", campaign(SET, "d"));
        succeed("warm", campaign(POISONED_SET, "a"));
        succeed("poison", campaign(POISONED_SET, "a", "p"));
        return Map.copyOf(documents);
    }

    /** The same campaigns side by side, one cancelled and submitted again, one with a damaged stimulus until it is retried. */
    CompletableFuture<Map<String, String>> disturbed() {
        return CompletableFuture.allOf(
                        run(() -> succeed("shared-1", campaign(SET, "a", "b"))),
                        run(() -> succeed("shared-2", campaign(SET, "b", "c"))),
                        run(this::cancelled),
                        run(this::poisoned))
                .thenApply(done -> Map.copyOf(documents));
    }

    private static CompletableFuture<Void> run(Runnable part) {
        return CompletableFuture.runAsync(part, Thread::startVirtualThread);
    }

    /** The campaign's id. */
    String submitAlone() {
        return rest.submit(campaign(SET, "e"));
    }

    void awaitEnd(String campaign, String state) {
        assertThat(rest.end(campaign)).isEqualTo(state);
    }

    private void cancelled() {
        String id = rest.submit(campaign(SET, "d"));
        rest.cancel(id);
        // It may have been over before the word to cancel it came through.
        assertThat(rest.end(id)).isIn("CANCELLED", "SUCCEEDED");
        succeed("cancelled", campaign(SET, "d"));
    }

    private void poisoned() {
        succeed("warm", campaign(POISONED_SET, "a"));
        byte[] intact = poison();
        putPoison("damaged".getBytes(StandardCharsets.UTF_8));
        String id = rest.submit(campaign(POISONED_SET, "a", "p"));
        assertThat(rest.end(id)).isEqualTo("FAILED");
        assertThat(rest.get("/campaigns/" + id).toString()).contains("stimulus ", POISON.substring("bars/".length()));
        JsonNode runs = rest.get("/campaigns/" + id + "/results").path("runs");
        assertThat(runs.at("/0/layers")).as("layers of the run that succeeded").hasSize(2);
        assertThat(runs.at("/1/state").asText()).isEqualTo("FAILED");
        assertThat(runs.at("/1/layers")).as("layers of the run that failed").isEmpty();
        putPoison(intact);
        rest.retry(id);
        succeeded("poison", id);
    }

    /** Whether a dead letter is about a shard that needs the poison. */
    boolean needsPoison(String request) {
        return request.contains(Sha256.of(poison()));
    }

    private byte[] poison() {
        try {
            return Files.readAllBytes(poisoned.resolve(POISON));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void putPoison(byte[] content) {
        String key = ObjectKeys.stimulus("default", Sha256.of(poison()));
        await().atMost(Duration.ofMinutes(5))
                .pollDelay(Duration.ZERO)
                .ignoreException(StoreUnavailable.class)
                .until(() -> {
                    try (S3ObjectStore store = system.objects()) {
                        store.put(key, ByteBuffer.wrap(content), "image/png");
                        return true;
                    }
                });
    }

    private void succeed(String name, String document) {
        succeeded(name, rest.submit(document));
    }

    private void succeeded(String name, String id) {
        assertThat(rest.end(id))
                .as("%s, campaign %s: %s", name, id, rest.get("/campaigns/" + id))
                .isEqualTo("SUCCEEDED");
        documents.put(name, Documents.withoutIds(rest.get("/campaigns/" + id + "/results")));
    }

    private static String campaign(String set, String... models) {
        return """
                {"models": ["%s"], "stimulusSet": "%s", "seed": 1,
                 "analysis": {"folds": 2, "alpha": 0.4, "correction": "none"}}""".formatted(String.join("\", \"", models), set);
    }

    private static byte[] zip(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
        return bytes.toByteArray();
    }
}
