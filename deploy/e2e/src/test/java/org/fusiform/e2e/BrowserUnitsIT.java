package org.fusiform.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The units of a layer, looked at one by one in a browser. */
@ExtendWith(SharedUp.class)
class BrowserUnitsIT {
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

    @Test
    void units_are_browsed_and_any_other_is_read_from_the_arrays() throws IOException {
        try (WatchedTab tab = browsing.tab()) {
            // Given
            Page page = tab.page();
            tab.open(browsing.address() + "/units?model=untrained%3Aresnet18&layer=layer2.1.relu_1&target=noise");
            Locator first = page.locator("unit-list li a").first();
            assertThat(first).isVisible();

            // When
            first.click();

            // Then: its responses are there at once, with pictures
            assertThat(page).hasURL(Pattern.compile("unit=\\d+"));
            int unit = Integer.parseInt(page.url().replaceAll(".*unit=(\\d+).*", "$1"));
            assertThat(page.locator("unit-detail h2")).hasText("Unit " + unit);
            assertThat(page.locator(".pictures img")).hasCount(16);
            String dprime = page.locator("unit-detail p b").first().textContent();

            // When: its whole map is read
            tab.press(AriaRole.BUTTON, "Read the whole map");

            // Then: what the page computes of the arrays is what the analysis stored
            Locator map = page.locator("figure[data-figure^=map-]");
            assertThat(map.locator("figcaption")).containsText("every unit");
            String name = map.getAttribute("data-figure");
            int within = unit % 784;
            String line =
                    tab.file(name, "CSV").lines().skip(1 + within).findFirst().orElseThrow();
            assertThat(Double.parseDouble(line.split(",")[3]))
                    .isCloseTo(Double.parseDouble(dprime), withinPercentage(1));

            // When
            int other = unit / 784 == 5 ? 6 * 784 + 3 : 5 * 784 + 3;
            page.getByLabel(Pattern.compile("^Any unit")).fill(Integer.toString(other));
            tab.press(AriaRole.BUTTON, "Look");

            // Then
            assertThat(page.locator("unit-detail h2")).hasText("Unit " + other);
            assertThat(page.locator("figure[data-figure=unit-" + other + "] svg path")
                            .first())
                    .isAttached();
            page.goBack();
            assertThat(page.locator("unit-detail h2")).hasText("Unit " + unit);
        }
    }

    @Test
    void units_of_discarded_layers_are_said_to_be_gone() throws IOException {
        String discarded = browsing.system().campaign("""
                {"models": ["untrained:resnet18"], "stimulusSet": "looked-at", "layers": ["avgpool"],
                 "analysis": {"folds": 0}, "retention": "discard", "seed": 43}""");
        String results = "/api/v1/campaigns/" + discarded + "/results";
        await().atMost(Duration.ofMinutes(2)).until(() -> browsing.system()
                .get(results)
                .at("/runs/0/discarded")
                .toString()
                .contains("avgpool"));
        // Of a selective unit the responses are stored.
        String unselective = browsing.system().get(results).at("/runs/0/layers/0/targets").properties().stream()
                .filter(target -> target.getValue().path("selected").asLong() == 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        try (WatchedTab tab = browsing.tab()) {
            tab.expect(410);

            // When
            tab.open("/campaigns/" + discarded + "/units?unit=511&target=" + unselective);

            // Then
            assertThat(tab.page().locator("unit-detail")).containsText("were discarded");
        }
    }
}
