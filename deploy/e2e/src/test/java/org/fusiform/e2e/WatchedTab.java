package org.fusiform.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A tab in which nothing may go wrong unseen: no error on the console, and no request to anybody but the gateway. */
final class WatchedTab implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int HEIGHT = 900;
    private static final String PICTURES = "fusiform.screenshots";
    private static final Set<String> GRAVE = Set.of("serious", "critical");
    private static final Path SCREENSHOTS = Fusiform.ROOT.resolve("deploy/e2e/target/screenshots");

    private final URI gateway;
    private final BrowserContext context;
    private final Page page;
    private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> strangers = new ConcurrentLinkedQueue<>();
    private String expected;

    WatchedTab(Browser browser, String gateway, int width, ColorScheme scheme) {
        this.gateway = URI.create(gateway);
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(gateway)
                .setViewportSize(width, HEIGHT)
                .setColorScheme(scheme)
                .setLocale("en-GB"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.onRequest(request -> {
            URI asked = URI.create(request.url());
            if (asked.getAuthority() != null && !asked.getAuthority().equals(this.gateway.getAuthority())) {
                strangers.add(request.url());
            }
        });
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(errors::add);
    }

    Page page() {
        return page;
    }

    /** The browser says on the console that an answer has this status: for once it should. */
    void expect(int status) {
        expected = "status of " + status;
    }

    void open(String address) {
        page.navigate(address);
    }

    /** Until nothing is on its way any more: no request, no image, no words of waiting. */
    void settle() {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.locator(".waiting")).hasCount(0);
    }

    Locator named(String text) {
        return page.getByText(text).first();
    }

    /** A link or button by its whole name. */
    void press(AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }

    /** The text of the file that pressing a figure's button gives. */
    String file(String figure, String button) throws IOException {
        return Files.readString(save(figure, button).path());
    }

    Download save(String figure, String button) {
        return page.waitForDownload(() -> page.locator("figure[data-figure='" + figure + "'] .files button")
                .getByText(button)
                .click());
    }

    /** By every rule of axe-core. */
    void assertAccessible(String view) {
        assertNothingGrave(view, axe());
    }

    /** By the one rule that other colours can break. */
    void assertContrast(String view) {
        assertNothingGrave(view, axe().withRules(List.of("color-contrast")));
    }

    /** In one frame, and so without the page that it otherwise opens for each. */
    private AxeBuilder axe() {
        return new AxeBuilder(page).setLegacyMode(true);
    }

    private static void assertNothingGrave(String view, AxeBuilder axe) {
        assertThat(axe.analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(rule -> rule.getId() + ": " + rule.getNodes()))
                .as(view)
                .isEmpty();
    }

    void assertFits(String view) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as(view + " fits the width of its window")
                .isEqualTo(true);
    }

    /** In these colours, once they are drawn. */
    void show(ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        drawn();
    }

    /** As wide as this, once it is drawn. */
    void show(int width) {
        page.setViewportSize(width, HEIGHT);
        drawn();
    }

    private void drawn() {
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    /** Bytes of the page itself as they came, compressed; without what it asked the API for. */
    long weight() {
        Number bytes = (Number) page.evaluate("""
                [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
                    .filter(one => !one.name.includes("/api/"))
                    .reduce((sum, one) => sum + one.encodedBodySize, 0)""");
        return bytes.longValue();
    }

    /** For people to look at, if they ask for it. */
    void picture(String name) {
        if (Boolean.getBoolean(PICTURES)) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SCREENSHOTS.resolve(name + ".png"))
                    .setFullPage(true));
        }
    }

    @Override
    public void close() {
        context.close();
        assertThat(errors.stream().filter(error -> expected == null || !error.contains(expected)))
                .as("errors on the console")
                .isEmpty();
        assertThat(strangers).as("requests to others").isEmpty();
    }
}
