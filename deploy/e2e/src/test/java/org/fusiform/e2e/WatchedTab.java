package org.fusiform.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
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
                .setViewportSize(width, 900)
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

    void assertAccessible(String view) {
        List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations.stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(rule -> rule.getId() + ": " + rule.getNodes()))
                .as(view)
                .isEmpty();
    }

    /** For people to look at; nothing is wider than the window. */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as(name + " fits the width of its window")
                .isEqualTo(true);
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
