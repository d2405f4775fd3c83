package org.fusiform.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The web page in a real browser, over a running system. */
@ExtendWith(SharedUp.class)
class BrowserIT {
    private static final int WIDE = 1280;
    private static final int NARROW = 390;
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(180_000);
    private static final List<String> PANELS = List.of(
            "Selectivity",
            "Strength",
            "Feature maps",
            "RDMs",
            "Consistency",
            "Models compared",
            "Hold-out",
            "Criteria");

    @TempDir
    private static Path folder;

    private static Chromium chromium;
    private static RunningUp system;
    private static String campaign;

    @BeforeAll
    static void a_campaign_with_everything_in_it(RunningUp running) throws IOException {
        chromium = Chromium.start();
        system = running;
        system.ask("stimuli", "import", Images.folder(folder, 24, 41).toString(), "--name", "looked-at");
        campaign = system.campaign("""
                {"name": "two to look at", "models": ["untrained:resnet18", "untrained:resnet34"],
                 "stimulusSet": "looked-at", "analysis": [{"criterion": "pairwise-welch", "folds": 4},
                 {"criterion": "ratio-2x", "folds": 4}], "seed": 41}""");
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void a_campaign_is_submitted_by_the_form_and_seen_to_finish() {
        try (WatchedTab tab = wide()) {
            // Given
            Page page = tab.page();
            tab.open("/");
            tab.press(AriaRole.LINK, "New campaign");
            page.getByLabel("Name").fill("by hand");

            // When
            page.locator("input[name=model][value='untrained:resnet18']").check();
            page.locator("input[name=set][value='looked-at']").check();
            page.locator("input[name=criterion][value='ratio-2x']").check();
            page.getByLabel("chosen ones").check();
            page.getByText("avgpool").check();

            // Then: it says what it will send, and what that comes to
            assertThat(page.locator(".summary pre")).containsText("\"avgpool\"");
            assertThat(page.locator(".summary pre")).containsText("\"ratio-2x\"");
            assertThat(page.locator(".summary")).containsText("72 (72 stimuli × 1 model)");
            assertThat(page.locator(".summary")).containsText("512 in 1 layer");

            // When
            tab.press(AriaRole.BUTTON, "Submit the campaign");

            // Then
            assertThat(page).hasURL(Pattern.compile("/campaigns/[a-z0-9]+$"));
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("by hand")))
                    .isVisible();
            assertThat(page.locator(".badge.succeeded").first()).isVisible(PATIENTLY);
            assertThat(page.locator("figure[data-figure=proportion] svg path").first())
                    .isAttached();
            page.goBack();
            assertThat(page).hasURL(Pattern.compile("/campaigns/new$"));
        }
    }

    @Test
    void a_mistake_is_named_where_it_is_made() {
        try (WatchedTab tab = wide()) {
            tab.expect(422);
            tab.open("/campaigns/new");
            tab.page().locator("input[name=model][value='untrained:resnet18']").check();
            tab.page().getByLabel("α").fill("7");

            assertThat(tab.page().locator(".questions .mistake")).containsText("alpha: must be between 0 and 1");
            assertThat(tab.page().getByText("Submit the campaign")).isDisabled();
        }
    }

    @Test
    void every_figure_is_drawn_and_has_its_caption() {
        try (WatchedTab tab = wide()) {
            tab.open("/campaigns/" + campaign);
            for (String panel : PANELS) {
                tab.press(AriaRole.LINK, panel);
                Locator figure = tab.page().locator("figure").first();
                assertThat(figure.locator("svg path, svg image, svg rect").first())
                        .isAttached();
                assertThat(figure.locator("figcaption")).containsText("untrained:resnet18");
                assertThat(figure.locator("figcaption"))
                        .containsText("looked-at, n = 72 stimuli (bars 24, disc 24, noise 24)");
                assertThat(figure.locator("figcaption"))
                        .containsText(panel.equals("Criteria") ? "ratio-2x" : "α = 0.05");
            }
        }
    }

    @Test
    void a_figure_leaves_as_svg_csv_and_png_with_the_numbers_of_the_results() throws IOException {
        JsonNode layer = system.results(campaign).at("/runs/0/layers/4");
        try (WatchedTab tab = wide()) {
            tab.open("/campaigns/" + campaign);

            // When
            String svg = tab.file("proportion", "SVG");
            String csv = tab.file("proportion", "CSV");
            byte[] png = Files.readAllBytes(tab.save("proportion", "PNG").path());

            // Then
            assertThat(svg).startsWith("<svg").contains("untrained:resnet34", "layer4.1.relu_1", ">disc<", ">noise<");
            assertThat(png).startsWith(0x89, 'P', 'N', 'G');
            assertThat(csv.lines().findFirst())
                    .hasValue("model,criterion,analysis,layer,target,fraction,low,high,selected,units");
            assertThat(csv.lines()).hasSize(1 + 2 * 6 * 3);
            JsonNode disc = layer.at("/targets/disc");
            String[] row = csv.lines()
                    .filter(line -> line.startsWith("untrained:resnet18,pairwise-welch,0,layer4.1.relu_1,disc,"))
                    .findFirst()
                    .orElseThrow()
                    .split(",");
            assertThat(Double.parseDouble(row[5]))
                    .isEqualTo(disc.path("fraction").asDouble());
            assertThat(Long.parseLong(row[8])).isEqualTo(disc.path("selected").asLong());
            assertThat(Long.parseLong(row[9])).isEqualTo(layer.path("units").asLong());

            // When: a category is hidden
            tab.press(AriaRole.BUTTON, "noise");

            // Then
            assertThat(tab.file("proportion", "SVG")).contains(">disc<").doesNotContain(">noise<");
        }
    }

    @Test
    void a_value_is_read_by_pointing_at_it() {
        try (WatchedTab tab = wide()) {
            tab.open("/campaigns/" + campaign + "?show=consistency");
            Locator drawing = tab.page().locator("figure[data-figure=consistency-all] .drawing");
            assertThat(drawing.locator("svg rect").first()).isAttached();

            drawing.hover(new Locator.HoverOptions().setPosition(140, 20));

            assertThat(tab.page().locator("figure[data-figure=consistency-all] .hover"))
                    .containsText(": 1");
        }
    }

    @Test
    void units_are_browsed_and_any_other_is_read_from_the_arrays() throws IOException {
        try (WatchedTab tab = wide()) {
            // Given
            Page page = tab.page();
            tab.open("/campaigns/" + campaign + "/units?model=untrained%3Aresnet18&layer=layer2.1.relu_1&target=noise");
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
        String discarded = system.campaign("""
                {"models": ["untrained:resnet18"], "stimulusSet": "looked-at", "layers": ["avgpool"],
                 "analysis": {"folds": 0}, "retention": "discard", "seed": 43}""");
        await().atMost(Duration.ofMinutes(2)).until(() -> system.results(discarded)
                .at("/runs/0/discarded")
                .toString()
                .contains("avgpool"));
        try (WatchedTab tab = wide()) {
            tab.expect(410);
            tab.open("/campaigns/" + discarded + "/units?target=disc&unit=511");
            Locator detail = tab.page().locator("unit-detail");

            assertThat(detail.getByText(Pattern.compile("were discarded|d′ for disc"))
                            .first())
                    .isVisible();
        }
    }

    @Test
    void a_failed_run_is_explained_and_a_campaign_is_cancelled() throws IOException {
        // Given: a set of which the store has lost an image
        Path images = Images.folder(Files.createDirectory(folder.resolve("lost")), 4, 47);
        system.ask("stimuli", "import", images.toString(), "--name", "lost");
        String sha256 = system.get("/api/v1/stimulus-sets/lost/stimuli")
                .at("/items/0/sha256")
                .asText();
        Files.delete(system.stored("default/stimuli/" + sha256));
        Path document = Files.writeString(folder.resolve("lost.json"), """
                {"name": "of a lost image", "models": ["untrained:resnet18"], "stimulusSet": "lost",
                 "layers": ["avgpool"], "seed": 47}""");
        String failing = system.ask("campaign", "submit", document.toString());
        try (WatchedTab tab = wide()) {
            // Then
            tab.open("/campaigns/" + failing);
            assertThat(tab.page().locator(".badge.failed").first()).isVisible(PATIENTLY);
            assertThat(tab.page().locator(".runs .notice")).containsText("It said:");
            assertThat(tab.named("Retry what failed")).isVisible();

            // When: one that runs is cancelled
            Path slow = Files.writeString(folder.resolve("long.json"), """
                    {"name": "too long", "models": ["untrained:resnet50", "untrained:clip-rn50"],
                     "stimulusSet": "looked-at", "layers": ["avgpool", "visual.attnpool"], "seed": 53}""");
            String running = system.ask("campaign", "submit", slow.toString());
            tab.open("/campaigns/" + running);
            tab.press(AriaRole.BUTTON, "Cancel");

            // Then
            assertThat(tab.page().locator(".lead .badge.cancelled")).isVisible(PATIENTLY);
            tab.open("/campaigns?state=CANCELLED");
            assertThat(tab.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("too long")))
                    .isVisible();
        }
    }

    @Test
    void every_view_is_readable_in_light_and_dark_and_on_a_telephone() {
        String base = "/campaigns/" + campaign;
        Map<String, String> views = Map.ofEntries(
                Map.entry("campaigns", "/campaigns"),
                Map.entry("new", "/campaigns/new?from=" + campaign),
                Map.entry("selectivity", base),
                Map.entry("strength", base + "?show=strength"),
                Map.entry("maps", base + "?show=maps&sorted=yes"),
                Map.entry("rdms", base + "?show=rdms"),
                Map.entry("consistency", base + "?show=consistency"),
                Map.entry("models-compared", base + "?show=models"),
                Map.entry("holdout", base + "?show=holdout"),
                Map.entry("criteria", base + "?show=criteria"),
                Map.entry("units", base + "/units?layer=layer2.1.relu_1&target=noise"),
                Map.entry("stimuli", "/stimuli"),
                Map.entry("set", "/stimuli/looked-at"),
                Map.entry("models", "/models"),
                Map.entry("model", "/models/untrained%3Aresnet18"),
                Map.entry("nothing", "/models/none"));
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {WIDE, NARROW}) {
                try (WatchedTab tab = new WatchedTab(chromium.browser(), system.url(), width, scheme)) {
                    tab.expect(404);
                    views.forEach((name, address) -> {
                        tab.open(address);
                        assertThat(tab.page().locator("main h1, main .notice").first())
                                .isVisible();
                        tab.settle();
                        String picture = name + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
                        tab.picture(picture);
                        tab.assertAccessible(picture);
                    });
                }
            }
        }
    }

    private static WatchedTab wide() {
        return new WatchedTab(chromium.browser(), system.url(), WIDE, ColorScheme.LIGHT);
    }
}
