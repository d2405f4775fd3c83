package org.fusiform.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fusiform.embedded.leash.Leash;

/** A service as it is shipped, by itself. */
public final class PackagedService {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private PackagedService() {}

    /**
     * How it is started: small, and in a hurry to be ready.
     *
     * @param module such as {@code stats-service}
     */
    public static Leash at(int port, String module, Path log, Map<String, String> environment, List<String> flags) {
        Path application = Fusiform.ROOT.resolve(module).resolve("target/quarkus-app");
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED"));
        if (Files.exists(application.resolve("app.aot"))) {
            line.addAll(List.of("-XX:AOTCache=" + application.resolve("app.aot"), "-Xlog:aot=off"));
        }
        line.add("-Dquarkus.http.host=127.0.0.1");
        line.add("-Dquarkus.http.port=" + port);
        line.addAll(flags);
        line.addAll(List.of("-jar", application.resolve("quarkus-run.jar").toString()));
        return Leash.of(line, log).environment(environment);
    }

    /** Whether it says so itself; one that does not listen yet is not. */
    public static boolean ready(String url) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/q/health/ready")).build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
