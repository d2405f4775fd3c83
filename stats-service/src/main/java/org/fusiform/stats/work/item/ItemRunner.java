package org.fusiform.stats.work.item;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.fusiform.contracts.message.AnalysisItem;
import org.fusiform.contracts.message.AnalysisOutcome.AnalysisFailed;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.messaging.delivery.Retry;
import org.fusiform.messaging.delivery.Stopping;
import org.fusiform.stats.work.config.StatsConfig;
import org.fusiform.stats.work.ledger.RunLedger;
import org.jboss.logging.Logger;

/** Works on one item: what it stores is stored before one transaction says that it is done. */
@ApplicationScoped
public class ItemRunner {
    private static final Logger LOG = Logger.getLogger(ItemRunner.class);

    private final RunLedger ledger;
    private final LayerWork layers;
    private final CrossLayerWork crossLayers;
    private final Retry retry;
    private final MeterRegistry meters;

    ItemRunner(
            RunLedger ledger, LayerWork layers, CrossLayerWork crossLayers, StatsConfig config, MeterRegistry meters) {
        this.ledger = ledger;
        this.layers = layers;
        this.crossLayers = crossLayers;
        this.retry = new Retry(config.giveUpAfter());
        this.meters = meters;
    }

    /** Does the item, or nothing if nobody needs it any more; {@link ItemFailed} once its run has been failed. */
    public void run(AnalysisItem item) {
        Optional<AnalysisPlan> plan = Retry.FOREVER.call(item.id(), () -> ledger.planOf(item));
        if (plan.isEmpty()) {
            LOG.infof("item %s: nothing left to do", item.id());
            return;
        }
        Timer.Sample sample = Timer.start(meters);
        String outcome = "failed";
        try {
            retry.run(item.id(), () -> work(plan.get(), item));
            outcome = "done";
        } catch (Stopping e) {
            outcome = "stopped";
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            throw fail(plan.get(), item, e);
        } finally {
            long nanos = sample.stop(meters.timer("fusiform.item", "kind", kind(item), "outcome", outcome));
            LOG.infof("item %s: %s after %d ms", item.id(), outcome, nanos / 1_000_000);
        }
    }

    private void work(AnalysisPlan plan, AnalysisItem item) {
        switch (item) {
            case AnalysisItem.LayerItem it -> ledger.layerDone(layers.run(plan, it.layer()));
            case AnalysisItem.CrossLayerItem it -> ledger.runDone(crossLayers.run(plan));
        }
    }

    private ItemFailed fail(AnalysisPlan plan, AnalysisItem item, Throwable cause) {
        String reason = FailureReason.of(plan, item, cause);
        AnalysisFailed failed = new AnalysisFailed(plan.project(), plan.campaign(), plan.run(), reason);
        Retry.FOREVER.run(item.id(), () -> ledger.runFailed(failed));
        return new ItemFailed(reason, cause);
    }

    private static String kind(AnalysisItem item) {
        return switch (item) {
            case AnalysisItem.LayerItem it -> "layer";
            case AnalysisItem.CrossLayerItem it -> "cross-layer";
        };
    }
}
