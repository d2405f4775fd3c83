package org.fusiform.cli.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.fusiform.cli.terminal.OneLine;
import org.fusiform.cli.terminal.Pause;
import org.fusiform.cli.terminal.Terminal;

/** The pauses between tries of one request, which grow, and their end. */
final class Tries {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final int DOUBLINGS = 4;

    /** No refusal is believed for longer: what it waits for may be over sooner. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final double JITTER = 0.25;

    private final Patience patience;
    private final boolean harmless;
    private final Terminal terminal;
    private final InstantSource clock;
    private final Consumer<Duration> pause;
    private Instant began;
    private int failed;
    private int broken;
    private boolean said;

    /** @param harmless whether the request does nothing twice, even if only its answer was lost */
    Tries(Patience patience, boolean harmless, Terminal terminal) {
        this(patience, harmless, terminal, InstantSource.system(), Pause::of);
    }

    Tries(Patience patience, boolean harmless, Terminal terminal, InstantSource clock, Consumer<Duration> pause) {
        this.patience = patience;
        this.harmless = harmless;
        this.terminal = terminal;
        this.clock = clock;
        this.pause = pause;
    }

    /** Returns when it is time for the next try; throws {@code failure} where there is to be none. */
    void awaitNext(GatewayFailure failure) {
        if (failed == 0) {
            began = clock.instant();
        }
        if (failure instanceof GatewayUnreachable lost && lost.brokeOff()) {
            broken++;
        }
        Duration next = next(failure.after());
        Duration then = Duration.between(began, clock.instant()).plus(next);
        if (!failure.passes(harmless) || broken >= patience.breaks || then.compareTo(patience.most) > 0) {
            throw failure;
        }
        failed++;
        if (!said && then.compareTo(LONG) > 0) {
            said = true;
            terminal.say(OneLine.of(failure.getMessage()) + "; asking again for up to " + patience.most.toSeconds()
                    + " s …");
        }
        pause.accept(next);
    }

    /** Not all of those who were sent away at once come back at once. */
    private Duration next(Duration asked) {
        long own = FIRST.toMillis() << Math.min(failed, DOUBLINGS);
        long theirs = Math.min(asked.toMillis(), LONGEST.toMillis());
        double jitter = 1 + JITTER * ThreadLocalRandom.current().nextDouble();
        return Duration.ofMillis((long) (Math.max(own, theirs) * jitter));
    }
}
