package org.fusiform.e2e.upgrade;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.fusiform.embedded.leash.FreePorts;

/** {@code ./fusiform up} of another checkout, driven by its own command. */
final class FormerSystem implements AutoCloseable {
    private final Path checkout;
    private final Process process;
    private final String url;

    private FormerSystem(Path checkout, Process process, String url) {
        this.checkout = checkout;
        this.process = process;
        this.url = url;
    }

    /** Returns when it has said that it is ready; the first time, its script builds it. */
    static FormerSystem start(Path checkout, Path data) throws IOException {
        String port = Integer.toString(FreePorts.next());
        Process process = new ProcessBuilder(
                        checkout.resolve("fusiform").toString(), "up", "--data", data.toString(), "--port", port)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = process.inputReader().readLine();
        if (line == null || !line.startsWith("ready ")) {
            throw new IOException(checkout + " did not start, but said " + line);
        }
        return new FormerSystem(checkout, process, line.substring("ready ".length()));
    }

    /** The stdout of a command, however it ended. */
    String ask(String... arguments) throws IOException {
        List<String> line = Stream.concat(Stream.of(checkout.resolve("fusiform").toString()), Stream.of(arguments))
                .toList();
        ProcessBuilder command = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
        command.environment().put("FUSIFORM_URL", url);
        Process asked = command.start();
        String answer = asked.inputReader().readAllAsString().strip();
        asked.onExit().join();
        return answer;
    }

    /** What the gateway says of a campaign; sooner than a command could ask. */
    String campaign(String id) throws IOException {
        try (InputStream answer =
                URI.create(url + "/api/v1/campaigns/" + id).toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** From now on no shard is computed. */
    void freezeExtractors() throws IOException {
        for (ProcessHandle extractor : extractors()) {
            new ProcessBuilder("kill", "-STOP", Long.toString(extractor.pid()))
                    .start()
                    .onExit()
                    .join();
        }
    }

    private List<ProcessHandle> extractors() {
        return process.descendants()
                .filter(it -> it.info().command().orElse("").endsWith("java"))
                .filter(it -> it.info().commandLine().orElse("").contains("extractor-service"))
                .toList();
    }

    /** Killed, all of it. */
    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        Awaitility.await().until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }
}
