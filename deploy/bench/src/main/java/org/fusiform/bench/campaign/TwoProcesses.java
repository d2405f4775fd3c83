package org.fusiform.bench.campaign;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.fusiform.bench.Rest;
import org.fusiform.bench.Rounds;

/**
 * The extraction of a campaign, an untrained ResNet-50 and its stages, by one extractor with two threads and, on a system
 * beside that is idle meanwhile, by two with one thread each.
 */
public final class TwoProcesses {
    private static final String ONE = "one process";
    private static final String TWO = "two processes";
    private static final double MILLIS = 1e6;

    /** Of two processes each compiles its own code, with half of the work to tell what it is worth. */
    private static final int WARM_UP_ROUNDS = 2;

    private TwoProcesses() {}

    /** @param arguments address of the system with one extractor, of that with two, set, rounds */
    public static void main(String[] arguments) throws Exception {
        Rest one = new Rest(URI.create(arguments[0]));
        Rest two = new Rest(URI.create(arguments[1]));
        String set = arguments[2];
        Rounds rounds = new Rounds(ONE);
        int all = WARM_UP_ROUNDS + Integer.parseInt(arguments[3]);
        for (int round = 0; round < all; round++) {
            // What the first of a round leaves to the disk, the second waits for: the two change places.
            boolean oneFirst = round % 2 == 0;
            extract(oneFirst ? ONE : TWO, oneFirst ? one : two, set, round, rounds);
            extract(oneFirst ? TWO : ONE, oneFirst ? two : one, set, round, rounds);
        }
        rounds.keep("scaling-with-processes", Map.of("set", set, "model", "resnet50"));
    }

    /** Nothing is at work when it returns; what the analysis takes does not count, nor do warm-up rounds. */
    private static void extract(String subject, Rest rest, String set, int round, Rounds rounds)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        String campaign = rest.submit("""
                {"models": ["untrained:resnet50"], "stimulusSet": "%s", "seed": %d, "retention": "discard",
                 "analysis": {"folds": 0, "rsa": false}}""".formatted(set, 3_000_000 + round));
        rest.awaitExtracted(campaign);
        if (round >= WARM_UP_ROUNDS) {
            rounds.took(subject, (System.nanoTime() - start) / MILLIS);
        }
        rest.finish(campaign);
    }
}
