package org.fusiform.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fusiform.embedded.leash.FreePorts;

/** {@code fusiform up} as a process. */
final class RunningUp implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[0-9.:]+)");

    private final Path data;
    private final Process process;
    private final String url;

    private RunningUp(Path data, Process process, String url) {
        this.data = data;
        this.process = process;
        this.url = url;
    }

    /** Returns when it has said that it is ready, and that all of its services are at work. */
    static RunningUp start(Path data, String... more) throws IOException {
        return start(data, Map.of(), more);
    }

    /** The same, its services with more in their environment. */
    static RunningUp start(Path data, Map<String, String> environment, String... more) throws IOException {
        String port = Integer.toString(FreePorts.next());
        List<String> arguments = new ArrayList<>(List.of("up", "--data", data.toString(), "--port", port));
        arguments.addAll(Arrays.asList(more));
        Path err = data.resolveSibling(data.getFileName() + ".err");
        int saidBefore = Files.exists(err) ? Files.readString(err).length() : 0;
        ProcessBuilder command = Fusiform.process(arguments.toArray(String[]::new))
                .redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()));
        command.environment().putAll(environment);
        Process process = command.start();
        String line = process.inputReader().readLine();
        assertThat(line).as(Files.readString(err)).isEqualTo("ready http://127.0.0.1:" + port);
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() ->
                        assertThat(Files.readString(err).substring(saidBefore)).contains("at work: extractor-1, "));
        return new RunningUp(data, process, line.substring("ready ".length()));
    }

    /** Of the gateway. */
    String url() {
        return url;
    }

    Path data() {
        return data;
    }

    /** The text that a path of a service answers; {@code name} as in {@code extractor-1}. */
    String text(String name, String path) throws IOException {
        try (InputStream answer = URI.create(address(name) + path).toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String address(String name) throws IOException {
        Matcher said = LISTENING.matcher(Files.readString(log(name)));
        assertThat(said.find()).as(name + " says where it listens").isTrue();
        return said.group(1);
    }

    /** What a service writes. */
    Path log(String name) {
        return data.resolve("logs").resolve(name + ".log");
    }

    /** A command that speaks to this system. */
    Fusiform.Result run(String... arguments) {
        ProcessBuilder command = Fusiform.process(arguments);
        command.environment().put("FUSIFORM_URL", url);
        return Fusiform.run(command);
    }

    /** The stdout of a command that must succeed. */
    String ask(String... arguments) {
        Fusiform.Result result = run(arguments);
        assertThat(result.code()).as(result.err()).isZero();
        return result.line();
    }

    /** Submits a campaign, waits for its success, and returns its id. */
    String campaign(String document) throws IOException {
        Path file = Files.writeString(Files.createTempFile(data.getParent(), "campaign", ".json"), document);
        return ask("campaign", "submit", file.toString(), "--wait");
    }

    /** What a path of the gateway answers. */
    JsonNode get(String path) throws IOException {
        try (InputStream answer = URI.create(url + path).toURL().openStream()) {
            return JSON.readTree(answer);
        }
    }

    JsonNode results(String campaign) throws IOException {
        return JSON.readTree(ask("campaign", "results", campaign, "--format", "json"));
    }

    /** Keys and sizes of everything in the object store; on disk, key by key. */
    List<String> stored() throws IOException {
        Path store = data.resolve("s3");
        try (Stream<Path> files = Files.walk(store)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> store.relativize(file) + " " + file.toFile().length())
                    .sorted()
                    .toList();
        }
    }

    /** The file of a key; the bucket is the store's only one. */
    Path stored(String key) throws IOException {
        try (Stream<Path> buckets = Files.list(data.resolve("s3"))) {
            return buckets.filter(Files::isDirectory).findFirst().orElseThrow().resolve(key);
        }
    }

    /** The command, its services and the parts, wherever in the tree of processes they hang. */
    List<ProcessHandle> processes() {
        return Stream.concat(
                        Stream.concat(Stream.of(process.toHandle()), process.descendants()),
                        ProcessHandle.allProcesses().filter(this::mentionsData))
                .distinct()
                .toList();
    }

    private boolean mentionsData(ProcessHandle other) {
        return other.pid() != ProcessHandle.current().pid()
                && other.info().commandLine().orElse("").contains(data.toString());
    }

    void terminate() {
        process.destroy();
    }

    void kill() {
        process.destroyForcibly();
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** Fails if one of them, or another that knows the data directory, is still there after a while. */
    void awaitNothingLeft(List<ProcessHandle> were) {
        await().atMost(Duration.ofSeconds(45)).untilAsserted(() -> {
            assertThat(were).noneMatch(ProcessHandle::isAlive);
            assertThat(ProcessHandle.allProcesses().filter(this::mentionsData)).isEmpty();
        });
    }

    @Override
    public void close() {
        terminate();
        process.onExit().join();
    }
}
