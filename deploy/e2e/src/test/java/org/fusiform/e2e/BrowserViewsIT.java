package org.fusiform.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every view of the page: whether all who come can read it and reach what is in it. */
@ExtendWith(SharedUp.class)
class BrowserViewsIT {
    private static final long MOST_BYTES = 700_000;

    @TempDir
    private static Path folder;

    private static Browsing browsing;

    @BeforeAll
    static void a_campaign_with_everything_in_it(RunningUp running) throws IOException {
        browsing = Browsing.start(running, folder);
    }

    @AfterAll
    static void close() {
        if (browsing != null) {
            browsing.close();
        }
    }

    /** With {@code -Dfusiform.screenshots=true} they are in {@code target/screenshots} for people to look at. */
    @Test
    void every_view_is_readable_in_light_and_dark_and_on_a_telephone() {
        try (WatchedTab tab = browsing.tab()) {
            tab.expect(404);
            views().forEach((view, address) -> {
                tab.open(address);
                assertThat(tab.page().locator("main h1, main .notice").first()).isVisible();
                tab.settle();
                tab.assertAccessible(view);
                tab.assertFits(view);
                tab.picture(view + "-light");

                tab.show(ColorScheme.DARK);
                tab.assertContrast(view + " in the dark");
                tab.picture(view + "-dark");

                tab.show(Browsing.NARROW);
                tab.assertFits(view + " on a telephone");
                tab.picture(view + "-dark-narrow");

                tab.show(ColorScheme.LIGHT);
                tab.picture(view + "-light-narrow");
                tab.show(Browsing.WIDE);
            });
        }
    }

    private static Map<String, String> views() {
        String base = browsing.address();
        Map<String, String> views = new LinkedHashMap<>();
        views.put("campaigns", "/campaigns");
        views.put("new", "/campaigns/new?from=" + browsing.campaign());
        views.put("selectivity", base);
        views.put("strength", base + "?show=strength");
        views.put("maps", base + "?show=maps&sorted=yes");
        views.put("rdms", base + "?show=rdms");
        views.put("consistency", base + "?show=consistency");
        views.put("models-compared", base + "?show=models");
        views.put("holdout", base + "?show=holdout");
        views.put("criteria", base + "?show=criteria");
        views.put("units", base + "/units?layer=layer2.1.relu_1&target=noise");
        views.put("stimuli", "/stimuli");
        views.put("set", "/stimuli/" + Browsing.SET);
        views.put("models", "/models");
        views.put("model", "/models/untrained%3Aresnet18");
        views.put("nothing", "/models/none");
        return views;
    }

    @Test
    void whoever_has_no_mouse_gets_everywhere() {
        try (WatchedTab tab = browsing.tab()) {
            Page page = tab.page();
            tab.open("/campaigns");
            tab.settle();

            // When: the first thing to reach leads past the sections
            page.keyboard().press("Tab");
            assertThat(page.locator(".skip")).isFocused();
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");

            // Then
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New campaign")))
                    .isFocused();

            // When: a category is hidden, and another figure asked for
            tab.open(browsing.address());
            tab.settle();
            page.locator(".legend button").first().focus();
            page.keyboard().press("Space");
            assertThat(page.locator(".legend button").first()).hasAttribute("aria-pressed", "false");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Strength"))
                    .focus();
            page.keyboard().press("Enter");

            // Then: the address says so, and the back button undoes it
            assertThat(page.locator("figure[data-figure=strength]")).isVisible();
            assertThat(page.url()).endsWith("?show=strength");
            page.goBack();
            assertThat(page.locator("figure[data-figure=proportion]")).isVisible();
        }
    }

    @Test
    void the_page_is_light() {
        try (WatchedTab tab = browsing.tab()) {
            tab.open(browsing.address());
            tab.settle();

            assertThat(tab.weight()).isBetween(1L, MOST_BYTES);
        }
    }
}
