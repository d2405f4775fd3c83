package org.fusiform.k8s;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command that every operator has; only the part of it that asks no cluster. */
final class Kubectl {
    private static final Pattern VERSION = Pattern.compile("\"gitVersion\": \"(v(\\d+)\\.(\\d+)[^\"]*)\"");
    private static final int MINOR_AT_LEAST = 27;

    private final String version;
    private final boolean usable;

    private Kubectl(String version, boolean usable) {
        this.version = version;
        this.usable = usable;
    }

    /** Never fails: where there is none, it is not usable. */
    static Kubectl find() {
        try {
            Matcher found = VERSION.matcher(run("version", "--client", "-o", "json"));
            if (!found.find()) {
                return new Kubectl("one that does not say its version", false);
            }
            int major = Integer.parseInt(found.group(2));
            int minor = Integer.parseInt(found.group(3));
            return new Kubectl(found.group(1), major > 1 || minor >= MINOR_AT_LEAST);
        } catch (IOException e) {
            return new Kubectl("none", false);
        }
    }

    boolean usable() {
        return usable;
    }

    /** As a sentence's object. */
    String version() {
        return version;
    }

    /** The objects that a folder of {@code k8s} stands for, as YAML. */
    String kustomize(String folder) {
        try {
            return run("kustomize", Checkout.file("k8s").resolve(folder).toString());
        } catch (IOException e) {
            throw new AssertionError("k8s/" + folder + " is not rendered: " + e.getMessage(), e);
        }
    }

    private static String run(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + status);
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
