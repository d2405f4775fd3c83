package org.fusiform.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The browser of this machine; Debian's, which its package manager is asked for where there is none and it may be. */
final class Chromium implements AutoCloseable {
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final int INSTALL_MINUTES = 10;
    private static final String LOCK = "-oDPkg::Lock::Timeout=300";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        // Its sandbox needs rights that containers do not give; it sees this system's pages alone.
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    /** Skips the test, aloud, where there is no browser. */
    static Chromium start() {
        Optional<Path> executable = found().or(Chromium::installed);
        Assumptions.assumeTrue(
                executable.isPresent(),
                "no browser: install one as " + PLACES + ", on Debian by apt-get install chromium");
        return new Chromium(executable.orElseThrow());
    }

    Browser browser() {
        return browser;
    }

    private static Optional<Path> found() {
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    private static Optional<Path> installed() {
        Path apt = Path.of("/usr/bin/apt-get");
        if (!Files.isExecutable(apt) || !System.getProperty("user.name").equals("root")) {
            return Optional.empty();
        }
        Stream.of(List.of("update"), List.of("install", "-y", LOCK, "--no-install-recommends", "chromium"))
                .forEach(arguments -> run(apt, arguments));
        return found();
    }

    private static void run(Path apt, List<String> arguments) {
        try {
            Process process = new ProcessBuilder(Stream.concat(Stream.of(apt.toString(), "-q"), arguments.stream())
                            .toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new AssertionError(apt + " did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        playwright.close();
    }
}
