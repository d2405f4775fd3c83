package org.fusiform.extractor.work;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** SIGTERM is how an extractor is meant to end: with code 0 once everything is put away, not with the JVM's 143. */
@ApplicationScoped
public class OrderlyExit {
    private static final int ONCE_STARTED = Integer.MAX_VALUE;

    void start(@Observes @Priority(ONCE_STARTED) StartupEvent event) {
        // In a test the application ends before the process does.
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            Application application = Application.currentApplication();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> exit(application), "orderly-exit"));
        }
    }

    /** Beside the hook in which the application stops; nothing but halting sets the exit code of a JVM that a signal ends. */
    private static void exit(Application application) {
        application.awaitShutdown();
        System.out.flush();
        System.err.flush();
        // Below zero where nobody asked for a code, as of a signal.
        Runtime.getRuntime().halt(Math.max(0, ApplicationLifecycleManager.getExitCode()));
    }
}
