package org.fusiform.cli.up;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.fusiform.cli.terminal.Terminal;
import org.fusiform.embedded.leash.Leash;
import org.fusiform.embedded.leash.LeashedProcess;

/** Makes the caches that the services just recorded for, side by side. */
record StartupCaches(List<ServiceSpec> services, Path log) {

    /** Once per build; whatever keeps it from being done only keeps the next start as slow as this one. */
    void make(Terminal terminal) throws InterruptedException {
        List<ServiceSpec> recorded =
                services.stream().filter(spec -> spec.cache().recorded()).toList();
        if (recorded.isEmpty()) {
            return;
        }
        terminal.say("making the next start quicker (once per build) …");
        List<LeashedProcess> makers = new ArrayList<>();
        try {
            for (ServiceSpec spec : recorded) {
                makers.add(Leash.of(spec.cacheMaking(), log)
                        .environment(spec.environment())
                        .start());
            }
            for (int i = 0; i < makers.size(); i++) {
                if (makers.get(i).onExit().get() == 0) {
                    recorded.get(i).cache().keep();
                } else {
                    terminal.say("not possible for " + recorded.get(i).name() + "; see " + log);
                }
            }
        } catch (IOException | ExecutionException e) {
            terminal.say("not possible: " + e.getMessage());
        } finally {
            makers.forEach(LeashedProcess::kill);
            recorded.forEach(spec -> spec.cache().dropRest());
        }
    }
}
