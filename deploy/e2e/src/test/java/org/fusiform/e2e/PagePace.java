package org.fusiform.e2e;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Prints how fast the page is, and asserts nothing: {@code -Dit.test=PagePace} runs it, nothing else does. */
@ExtendWith(SharedUp.class)
class PagePace {
    private static final int TIMES = 21;

    /** Milliseconds in which the browser draws its own window, which is a page as well, and takes half of the cores for it. */
    private static final double WINDOW = 2000;

    /**
     * When the first figure is drawn and its buttons are there; no frame of the page is awaited before. The page says so by
     * itself: to be asked would take its time.
     */
    private static final String SEEN = """
            window.longTasks = [];
            new PerformanceObserver(list => longTasks.push(...list.getEntries())).observe({type: "longtask", buffered: true});
            new MutationObserver((changes, observer) => {
                if (document.querySelector("figure[data-figure=proportion] .drawing svg path")
                        && document.querySelector(".legend button")) {
                    document.documentElement.dataset.interactive = performance.now();
                    observer.disconnect();
                    console.info("interactive");
                }
            }).observe(document, {childList: true, subtree: true});""";

    /** What was asked for, and when it was asked for, began to come and had come; then where the page stood still. */
    private static final String WAY = """
            () => {
                const line = (words, times) => "  " + times.map(time => time.toFixed(0).padStart(5)).join("") + "  " + words;
                const requests = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
                    .map(one => line(new URL(one.name).pathname, [one.startTime, one.responseStart, one.responseEnd]));
                const tasks = longTasks.map(one => line("a task without a pause", [one.startTime, one.startTime + one.duration]));
                return [...requests, ...tasks].join("\\n");
            }""";

    /** From the first unit to the last in 300 frames; milliseconds between frames. */
    private static final String SCROLL = """
            async () => {
                const list = document.querySelector("unit-list");
                list.units = Array.from({length: 10000}, (_, unit) => ({unit, dprime: 1 + 1 / (1 + unit)}));
                await list.updateComplete;
                const box = list.querySelector(".units");
                const frame = () => new Promise(requestAnimationFrame);
                const lengths = [];
                await frame();
                let before = await frame();
                for (let i = 1; i <= 300; i++) {
                    box.scrollTop = i * (box.scrollHeight - box.clientHeight) / 300;
                    const now = await frame();
                    lengths.push(now - before);
                    before = now;
                }
                return lengths;
            }""";

    @Test
    void how_fast_the_page_is(RunningUp running, @TempDir Path folder) throws IOException {
        try (Browsing browsing = Browsing.start(running, folder)) {
            List<Opening> openings = IntStream.range(0, TIMES)
                    .mapToObj(time -> Opening.of(browsing))
                    .sorted(Comparator.comparingDouble(Opening::interactive))
                    .toList();
            Opening median = openings.get(TIMES / 2);
            System.out.printf(
                    "results view interactive after %.0f ms (median of %d with an empty cache, %.0f to %.0f), by this way:%n%s%n",
                    median.interactive,
                    TIMES,
                    openings.getFirst().interactive,
                    openings.getLast().interactive,
                    median.way);
            double[] frames = frames(browsing).sorted().toArray();
            System.out.printf(
                    "frames while 10,000 units scroll by: median %.1f ms, longest %.1f ms%n",
                    frames[frames.length / 2], frames[frames.length - 1]);
            System.out.printf("page weight, compressed: %,d bytes%n", weight(browsing));
        }
    }

    /**
     * One opening of the results view, in milliseconds since the browser was sent there.
     *
     * @param way for people to read
     */
    private record Opening(double interactive, String way) {
        static Opening of(Browsing browsing) {
            try (WatchedTab tab = browsing.tab()) {
                tab.page().addInitScript(SEEN);
                tab.page().waitForTimeout(WINDOW);
                tab.page()
                        .waitForConsoleMessage(
                                new Page.WaitForConsoleMessageOptions()
                                        .setPredicate(message -> message.text().equals("interactive")),
                                () -> tab.open(browsing.address()));
                String interactive =
                        tab.page().locator("html[data-interactive]").getAttribute("data-interactive");
                return new Opening(
                        Double.parseDouble(interactive),
                        tab.page().evaluate(WAY).toString());
            }
        }
    }

    private static DoubleStream frames(Browsing browsing) {
        try (WatchedTab tab = browsing.tab()) {
            tab.open(browsing.address() + "/units?layer=layer2.1.relu_1&target=noise");
            tab.page().locator("unit-list li").first().waitFor();
            tab.settle();
            List<?> lengths = (List<?>) tab.page().evaluate(SCROLL);
            return lengths.stream().mapToDouble(length -> ((Number) length).doubleValue());
        }
    }

    private static long weight(Browsing browsing) {
        try (WatchedTab tab = browsing.tab()) {
            tab.open(browsing.address());
            tab.settle();
            return tab.weight();
        }
    }
}
