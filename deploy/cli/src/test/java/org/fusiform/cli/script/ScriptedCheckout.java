package org.fusiform.cli.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A checkout that has the real script, and a JDK and a Maven that only say how they were called. */
final class ScriptedCheckout {
    private static final Path SCRIPT = Path.of("../../fusiform");
    private static final Path TOOLCHAIN = Path.of("../toolchain");
    private static final Pattern MODULES = Pattern.compile("^MODULES=\\((.+)\\)$", Pattern.MULTILINE);
    private static final String SAY = "for word; do printf '%s|' \"$word\"; done; echo\n";

    private final Path root;
    private String javaHome = "jdk";

    /** How a call ended. */
    record Run(int code, String out, String err) {}

    private ScriptedCheckout(Path root) {
        this.root = root;
    }

    static ScriptedCheckout in(Path root) throws IOException {
        ScriptedCheckout checkout = new ScriptedCheckout(root);
        checkout.write("pom.xml", "<project/>");
        checkout.write(".mvn/jvm.config", "");
        for (String module : modules()) {
            checkout.write(module + "/pom.xml", "<project/>");
        }
        Files.copy(SCRIPT, checkout.script());
        Files.copy(TOOLCHAIN, root.resolve("deploy/toolchain"));
        checkout.executable("fusiform");
        checkout.jdk("jdk", "25.0.1");
        checkout.write("maven/bin/mvn", """
                #!/bin/sh
                if [ -e break-the-build ]; then echo '[ERROR] cannot find symbol'; exit 3; fi
                echo build >>builds
                mkdir -p deploy/cli/target && : >deploy/cli/target/fusiform-cli.jar
                for module in gateway extractor-service stats-service; do
                    mkdir -p "$module/target/quarkus-app" && : >"$module/target/quarkus-app/quarkus-run.jar"
                done
                """ + SAY);
        checkout.executable("maven/bin/mvn");
        return checkout;
    }

    /** The modules whose sources the script watches. */
    private static List<String> modules() throws IOException {
        Matcher modules = MODULES.matcher(Files.readString(SCRIPT));
        if (!modules.find()) {
            throw new IOException(SCRIPT + " names no modules");
        }
        return List.of(modules.group(1).split(" "));
    }

    /** A JDK of a version, whose java says that version and its arguments. */
    void jdk(String folder, String version) throws IOException {
        write(folder + "/release", "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        for (String tool : List.of("java", "javac")) {
            write(folder + "/bin/" + tool, "#!/bin/sh\nprintf '" + version + "|'\n" + SAY);
            executable(folder + "/bin/" + tool);
        }
    }

    ScriptedCheckout withJavaHome(String folder) {
        javaHome = folder;
        return this;
    }

    Path root() {
        return root;
    }

    Path script() {
        return root.resolve("fusiform");
    }

    void write(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    void touch(String name) throws IOException {
        Files.setLastModifiedTime(
                root.resolve(name), FileTime.from(Instant.now().plusSeconds(60)));
    }

    void delete(String name) throws IOException {
        Files.delete(root.resolve(name));
    }

    private void executable(String name) throws IOException {
        if (!root.resolve(name).toFile().setExecutable(true)) {
            throw new IOException(name + " cannot be made executable");
        }
    }

    int builds() throws IOException {
        return Files.readAllLines(root.resolve("builds")).size();
    }

    Run run(String... arguments) throws IOException, InterruptedException {
        return finish(start(script(), arguments));
    }

    /** Started in another directory, with nothing of this machine's Java or Maven in sight first. */
    Process start(Path script, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder();
        builder.command().add(script.toString());
        builder.command().addAll(List.of(arguments));
        builder.directory(root.getParent().toFile());
        builder.environment().put("JAVA_HOME", root.resolve(javaHome).toString());
        builder.environment().put("MAVEN_HOME", root.resolve("maven").toString());
        builder.environment().put("HOME", root.resolve("home").toString());
        builder.environment().put("PATH", root.resolve("on path/bin") + ":/usr/bin:/bin");
        return builder.start();
    }

    Run finish(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), out, err);
    }
}
