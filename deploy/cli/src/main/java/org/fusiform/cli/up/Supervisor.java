package org.fusiform.cli.up;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.fusiform.cli.CommandFailure;
import org.fusiform.cli.terminal.Terminal;

/** Starts a service again when it dies, as a cluster would; one that keeps dying is given up. */
final class Supervisor {
    private static final Duration QUICK = Duration.ofSeconds(60);
    private static final int QUICK_DEATHS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final Service service;
    private final Terminal terminal;
    private final CompletableFuture<Void> failure;

    private Supervisor(Service service, Terminal terminal, CompletableFuture<Void> failure) {
        this.service = service;
        this.terminal = terminal;
        this.failure = failure;
    }

    /** Watches in a thread of its own, until the service is closed; giving up completes {@code failure}. */
    static void watch(Service service, Terminal terminal, CompletableFuture<Void> failure) {
        Thread.ofPlatform()
                .daemon()
                .name("watch-" + service.name())
                .start(new Supervisor(service, terminal, failure)::run);
    }

    private void run() {
        int quickDeaths = 0;
        while (true) {
            int code = service.onExit().join();
            if (service.closed()) {
                return;
            }
            quickDeaths = service.uptime().compareTo(QUICK) < 0 ? quickDeaths + 1 : 1;
            String death = service.name() + " ended with code " + code + " (" + LogTail.reason(service.log())
                    + "; log: " + service.log() + ")";
            if (quickDeaths >= QUICK_DEATHS) {
                failure.completeExceptionally(
                        new CommandFailure(death + ", " + quickDeaths + " times in a row; giving up"));
                return;
            }
            Duration pause = FIRST_PAUSE.multipliedBy(1L << (quickDeaths - 1));
            terminal.say("fusiform: " + death + "; starting it again in " + pause.toSeconds() + " s");
            restartAfter(pause);
        }
    }

    private void restartAfter(Duration pause) {
        try {
            Thread.sleep(pause);
            service.start();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CommandFailure e) {
            failure.completeExceptionally(e);
        }
    }
}
