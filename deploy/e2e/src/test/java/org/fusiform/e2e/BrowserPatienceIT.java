package org.fusiform.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The web page where the gateway is asked too often. */
@ExtendWith(SharedUp.class)
class BrowserPatienceIT {
    @Test
    void what_is_refused_for_a_moment_is_asked_for_again_when_the_gateway_says(RunningUp system) {
        try (Chromium chromium = Chromium.start();
                WatchedTab tab = new WatchedTab(chromium.browser(), system.url(), Browsing.WIDE, ColorScheme.LIGHT)) {
            // Given
            tab.expect(429);
            tab.page()
                    .route(
                            address -> address.contains("/api/v1/models"),
                            BrowserPatienceIT::refuse,
                            new Page.RouteOptions().setTimes(1));

            // When
            tab.open("/models");

            // Then
            assertThat(tab.page().locator("main")).containsText("untrained:resnet18");
        }
    }

    private static void refuse(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(429)
                .setContentType("application/problem+json")
                .setHeaders(Map.of("Retry-After", "1"))
                .setBody("{\"title\": \"Too many\", \"status\": 429, \"detail\": \"more slowly\"}"));
    }
}
