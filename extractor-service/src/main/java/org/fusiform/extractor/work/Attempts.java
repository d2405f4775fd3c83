package org.fusiform.extractor.work;

import io.smallrye.faulttolerance.api.BeforeRetry;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.fusiform.contracts.message.ExtractionOutcome.ShardCompleted;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.message.ModelInspection;
import org.fusiform.contracts.network.LayerDescription;
import org.fusiform.extractor.capture.ShardCapture;
import org.fusiform.extractor.capture.ShardRefused;
import org.fusiform.extractor.network.Inspection;
import org.fusiform.extractor.network.NetworkRefused;
import org.fusiform.imaging.preprocess.Pipeline;
import org.fusiform.kafka.Place;
import org.fusiform.storage.StoreUnavailable;

/** Tries work again, for up to an hour, while the store is away or the disk fails; what cannot be cured ends at once. */
@ApplicationScoped
public class Attempts {
    private static final int HOUR_IN_MINUTES = 60;

    private final ShardCapture capture;
    private final Inspection inspection;
    private final Drain drain;
    private final ExtractorMeters meters;

    Attempts(ShardCapture capture, Inspection inspection, Drain drain, ExtractorMeters meters) {
        this.capture = capture;
        this.inspection = inspection;
        this.drain = drain;
        this.meters = meters;
    }

    @Retry(
            retryOn = {StoreUnavailable.class, IOException.class},
            // The causes of an exception count too, and a refusal may be caused by an IOException.
            abortOn = {ShardRefused.class, NetworkRefused.class},
            maxRetries = -1,
            maxDuration = HOUR_IN_MINUTES,
            durationUnit = ChronoUnit.MINUTES,
            delay = 500,
            jitter = 250)
    @ExponentialBackoff(maxDelay = 20_000)
    @BeforeRetry(RetryNotice.class)
    ShardCompleted capture(ExtractionRequest request, Place place) throws ShardRefused, IOException {
        return capture.run(request, meters.clock(), () -> drain.turn(place));
    }

    @Retry(
            retryOn = {StoreUnavailable.class, IOException.class},
            // The causes of an exception count too, and a refusal may be caused by an IOException.
            abortOn = {ShardRefused.class, NetworkRefused.class},
            maxRetries = -1,
            maxDuration = HOUR_IN_MINUTES,
            durationUnit = ChronoUnit.MINUTES,
            delay = 500,
            jitter = 250)
    @ExponentialBackoff(maxDelay = 20_000)
    @BeforeRetry(RetryNotice.class)
    List<LayerDescription> inspect(ModelInspection request, Place place) throws NetworkRefused, IOException {
        drain.turn(place);
        Pipeline pipeline = Pipeline.named(request.network().pipeline())
                .orElseThrow(() -> new NetworkRefused(
                        "unknown pipeline " + request.network().pipeline()));
        return inspection.layers(request.project(), request.network(), pipeline.size());
    }

    /** Tries again what the store is asked for by the way. */
    @Retry(
            retryOn = StoreUnavailable.class,
            maxRetries = -1,
            maxDuration = HOUR_IN_MINUTES,
            durationUnit = ChronoUnit.MINUTES,
            delay = 500,
            jitter = 250)
    @ExponentialBackoff(maxDelay = 20_000)
    @BeforeRetry(RetryNotice.class)
    public void persist(Runnable task) {
        task.run();
    }
}
