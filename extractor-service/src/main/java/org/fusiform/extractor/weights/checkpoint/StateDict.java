package org.fusiform.extractor.weights.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.Comparator;
import java.util.List;
import org.fusiform.extractor.weights.NamedTensors;
import org.fusiform.extractor.weights.ParameterShape;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;

/** The tensors of a checkpoint that were found to be exactly the parameters of a family. */
public final class StateDict implements NamedTensors {
    private static final int MOST_SHOWN = 10;
    /** Families share most names; below this share a guess would mislead. */
    private static final double LIKELY = 0.5;

    private final Checkpoint checkpoint;
    private final Fit fit;

    private StateDict(Checkpoint checkpoint, Fit fit) {
        this.checkpoint = checkpoint;
        this.fit = fit;
    }

    /**
     * Compares names and shapes; a {@link CheckpointRefused} lists up to ten that differ, and the family they look like.
     *
     * @param known families to guess from
     */
    public static StateDict fit(Checkpoint checkpoint, FamilyParameters family, List<FamilyParameters> known) {
        Fit fit = Fit.of(checkpoint.tensors(), family);
        if (!fit.isWhole()) {
            throw new CheckpointRefused("its tensors are not those of family " + family.family() + ": "
                            + fit.differences(MOST_SHOWN) + guess(checkpoint, fit, known))
                    .in(checkpoint.fileName());
        }
        return new StateDict(checkpoint, fit);
    }

    /** @throws UncheckedIOException where the file cannot be read */
    @Override
    public float[] values(ParameterShape parameter) {
        try {
            return checkpoint.values(fit.inFile(parameter));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws UncheckedIOException where the file cannot be read */
    @Override
    public void read(ParameterShape parameter, FloatBuffer target) {
        try {
            checkpoint.read(fit.inFile(parameter), target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String guess(Checkpoint checkpoint, Fit asked, List<FamilyParameters> known) {
        return known.stream()
                .map(other -> Fit.of(checkpoint.tensors(), other))
                .filter(fit -> fit.share() > Math.max(LIKELY, asked.share()) || fit.isWhole())
                .max(Comparator.comparing(Fit::isWhole).thenComparingDouble(Fit::share))
                .map(likely -> (likely.isWhole() ? ". They are those of " : ". They look most like ")
                        + likely.family().family())
                .orElse("");
    }
}
