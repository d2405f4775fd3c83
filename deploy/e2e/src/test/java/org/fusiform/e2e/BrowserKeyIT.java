package org.fusiform.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web page of a system that asks everybody for a key. */
class BrowserKeyIT {
    @Test
    void the_page_asks_for_a_key_and_shows_what_it_opens(@TempDir Path folder) throws IOException {
        try (Chromium chromium = Chromium.start();
                RunningUp system = RunningUp.start(folder.resolve("data"), "--access");
                WatchedTab tab = new WatchedTab(chromium.browser(), system.url(), Browsing.WIDE, ColorScheme.LIGHT)) {
            // Given
            String key = Files.readString(system.data().resolve("admin-key")).strip();
            system.ask(
                    "stimuli", "import", Images.folder(folder, 2).toString(), "--name", "behind-a-key", "--token", key);
            Page page = tab.page();
            Locator question = page.locator("form.key");
            tab.expect(401);

            // When
            tab.open("/stimuli");
            assertThat(question).containsText("This gateway asks for a key or token");
            tab.assertAccessible("the question for a key");
            enter(tab, "not-a-key");

            // Then
            assertThat(question).containsText("This key is not known");

            // When
            enter(tab, key);

            // Then: images too, which a browser by itself asks for without a key
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("behind-a-key")))
                    .isVisible();
            assertThat(question).hasCount(0);
            await().pollInSameThread()
                    .until(
                            () -> page.locator("main img").evaluate("image => image.naturalWidth > 0"),
                            Boolean.TRUE::equals);

            // When: the tab is reloaded
            page.reload();

            // Then
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("behind-a-key")))
                    .isVisible();
            assertThat(question).hasCount(0);
        }
    }

    private static void enter(WatchedTab tab, String key) {
        tab.page().locator("#key").fill(key);
        tab.press(AriaRole.BUTTON, "Use it");
    }
}
