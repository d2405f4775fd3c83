package org.fusiform.e2e;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A browser over a running system that has something to show.
 *
 * @param campaign two models under two criteria, done
 */
record Browsing(Chromium chromium, RunningUp system, String campaign) implements AutoCloseable {
    static final int WIDE = 1280;
    static final int NARROW = 390;

    /** What the set of stimuli is called. */
    static final String SET = "looked-at";

    static final int STIMULI = 36;

    private static final String CAMPAIGN = """
            {"name": "two to look at", "models": ["untrained:resnet18", "untrained:resnet34"],
             "stimulusSet": "looked-at", "analysis": [{"criterion": "pairwise-welch", "folds": 4},
             {"criterion": "ratio-2x", "folds": 4}], "seed": 41}""";

    /** Of a system that has computed this before it asks for little. */
    static Browsing start(RunningUp system, Path folder) throws IOException {
        Chromium chromium = Chromium.start();
        system.ask("stimuli", "import", Images.folder(folder, STIMULI / 3, 41).toString(), "--name", SET);
        return new Browsing(chromium, system, system.campaign(CAMPAIGN));
    }

    /** A tab as wide as a desk's screen, in light colours. */
    WatchedTab tab() {
        return new WatchedTab(chromium.browser(), system.url(), WIDE, ColorScheme.LIGHT);
    }

    /** The address of the campaign in the page. */
    String address() {
        return "/campaigns/" + campaign;
    }

    @Override
    public void close() {
        chromium.close();
    }
}
