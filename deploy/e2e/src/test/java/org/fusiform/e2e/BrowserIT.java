package org.fusiform.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(180_000);
    private static final Map<String, List<String>> FIGURES = Map.of(
            "Selectivity", List.of("proportion"),
            "Strength", List.of("strength"),
            "Feature maps", List.of("feature-maps", "coverage", "evenness"),
            "RDMs", List.of("rdm-all"),
            "Consistency", List.of("consistency-all", "consistency-noise"),
            "Models compared",
                    List.of("difference-fraction", "difference-dprime", "difference-evenness", "between-models"),
            "Hold-out", List.of("holdout-dice", "holdout-dprime", "mean-dprime"),
            "Criteria", List.of("criteria"));

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
    void a_campaign_is_submitted_by_the_form_and_seen_to_finish() {
        try (WatchedTab tab = browsing.tab()) {
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
            assertThat(page.locator(".summary")).containsText("36 (36 stimuli × 1 model)");
            assertThat(page.locator(".summary")).containsText("512 in 1 layer");

            // When
            tab.press(AriaRole.BUTTON, "Submit the campaign");

            // Then
            assertThat(page).hasURL(Pattern.compile("/campaigns/[a-z0-9]+$"));
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("by hand")))
                    .isVisible();
            assertThat(page.locator(".lead .badge.succeeded")).isVisible(PATIENTLY);
            assertThat(page.locator("figure[data-figure=proportion] svg path").first())
                    .isAttached();
            page.goBack();
            assertThat(page).hasURL(Pattern.compile("/campaigns/new$"));
        }
    }

    @Test
    void a_mistake_is_named_where_it_is_made() {
        try (WatchedTab tab = browsing.tab()) {
            tab.expect(422);
            tab.open("/campaigns/new");
            tab.page().locator("input[name=model][value='untrained:resnet18']").check();
            tab.page()
                    .getByLabel("α", new Page.GetByLabelOptions().setExact(true))
                    .fill("7");

            assertThat(tab.page().locator(".questions .mistake")).containsText("alpha: must be between 0 and 1");
            assertThat(tab.page().getByText("Submit the campaign")).isDisabled();
        }
    }

    @Test
    void every_figure_is_drawn_and_has_its_caption() {
        try (WatchedTab tab = browsing.tab()) {
            tab.open(browsing.address());
            FIGURES.forEach((panel, figures) -> {
                tab.press(AriaRole.LINK, panel);
                for (String name : figures) {
                    Locator figure = tab.page().locator("figure[data-figure='" + name + "']");
                    assertThat(figure.locator(".drawing svg")
                                    .locator("path, image, rect")
                                    .first())
                            .isAttached();
                    Locator caption = figure.locator("figcaption");
                    assertThat(caption).containsText("untrained:resnet18");
                    assertThat(caption).containsText("looked-at, n = 36 stimuli (bars 12, disc 12, noise 12)");
                    assertThat(caption).containsText(panel.equals("Criteria") ? "ratio-2x" : "α = 0.05");
                }
            });
        }
    }

    @Test
    void a_figure_leaves_as_svg_csv_and_png_with_the_numbers_of_the_results() throws IOException {
        JsonNode layer = browsing.system().results(browsing.campaign()).at("/runs/0/layers/4");
        try (WatchedTab tab = browsing.tab()) {
            tab.open(browsing.address());

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
        try (WatchedTab tab = browsing.tab()) {
            tab.open(browsing.address() + "?show=consistency");
            Locator drawing = tab.page().locator("figure[data-figure=consistency-all] .drawing");
            assertThat(drawing.locator("svg rect").first()).isAttached();

            drawing.hover(new Locator.HoverOptions().setPosition(140, 20));

            assertThat(tab.page().locator("figure[data-figure=consistency-all] .hover"))
                    .containsText(": 1");
        }
    }

    @Test
    void a_failed_run_is_explained_and_succeeds_when_its_cause_is_gone() throws IOException {
        // Given: a set of which the store has lost an image
        RunningUp system = browsing.system();
        Path images = Images.folder(Files.createDirectory(folder.resolve("lost")), 4, 47);
        system.ask("stimuli", "import", images.toString(), "--name", "lost");
        JsonNode stimulus = system.get("/api/v1/stimulus-sets/lost/stimuli").at("/items/0");
        Files.delete(system.stored("default/stimuli/" + stimulus.path("sha256").asText()));
        Path document = Files.writeString(folder.resolve("lost.json"), """
                {"name": "of a lost image", "models": ["untrained:resnet18"], "stimulusSet": "lost",
                 "layers": ["avgpool"], "seed": 47}""");
        String failing = system.ask("campaign", "submit", document.toString());
        try (WatchedTab tab = browsing.tab()) {
            // When
            tab.open("/campaigns/" + failing);

            // Then
            assertThat(tab.page().locator(".lead .badge.failed")).isVisible(PATIENTLY);
            assertThat(tab.page().locator(".runs .notice"))
                    .containsText("It said: stimulus " + stimulus.path("name").asText() + " is missing in the store");
            assertThat(tab.page().locator(".runs .notice")).containsText("Import the set again, then retry");

            // When
            system.ask("stimuli", "import", images.toString(), "--name", "lost");
            tab.press(AriaRole.BUTTON, "Retry what failed");

            // Then
            assertThat(tab.page().locator(".lead .badge.succeeded")).isVisible(PATIENTLY);
        }
    }

    @Test
    void a_campaign_that_runs_is_cancelled() {
        try (WatchedTab tab = browsing.tab()) {
            // Given
            Page page = tab.page();
            tab.open("/campaigns/new");
            page.getByLabel("Name").fill("too long");
            page.locator("input[name=model][value='untrained:resnet50']").check();
            page.locator("input[name=model][value='untrained:resnet34']").check();
            page.locator("input[name=set][value='looked-at']").check();
            page.getByLabel("chosen ones").check();
            page.getByText("avgpool").first().check();
            tab.press(AriaRole.BUTTON, "Submit the campaign");

            // When
            tab.press(AriaRole.BUTTON, "Cancel");

            // Then
            assertThat(page.locator(".lead .badge.cancelled")).isVisible(PATIENTLY);
            tab.open("/campaigns?state=CANCELLED");
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("too long")))
                    .isVisible();
        }
    }
}
