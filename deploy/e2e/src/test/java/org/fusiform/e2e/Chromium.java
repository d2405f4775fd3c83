package org.fusiform.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The browser of this machine. Playwright drives it with what is in its jar, and fetches none of its own. */
final class Chromium implements AutoCloseable {
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    private static final int PATIENCE_MILLIS = 60_000;

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
        Optional<Path> executable = PLACES.stream().filter(Files::isExecutable).findFirst();
        Assumptions.assumeTrue(
                executable.isPresent(),
                () -> "SKIPPED: no browser is there as " + PLACES + "; on Debian apt-get install chromium brings one");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        return new Chromium(executable.orElseThrow());
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
