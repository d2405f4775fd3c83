package org.fusiform.k8s;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prometheus's own tool, which reads rules as Prometheus does. */
final class Promtool {
    /** How a call ended, and what it wrote. */
    record Result(int code, String output) {}

    private Promtool() {}

    static boolean here() {
        try {
            return run(Path.of("."), "--version").code() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    static Result run(Path folder, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
