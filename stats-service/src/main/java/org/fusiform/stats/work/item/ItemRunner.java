package org.fusiform.stats.work.item;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.fusiform.contracts.message.AnalysisItem;
import org.fusiform.contracts.message.AnalysisItem.CrossLayerItem;
import org.fusiform.contracts.message.AnalysisItem.CrossModelItem;
import org.fusiform.contracts.message.AnalysisItem.LayerItem;
import org.fusiform.contracts.message.AnalysisOutcome.AnalysisFailed;
import org.fusiform.messaging.delivery.Retry;
import org.fusiform.messaging.delivery.Stopping;
import org.fusiform.stats.work.config.StatsConfig;
import org.fusiform.stats.work.ledger.CampaignLedger;
import org.fusiform.stats.work.ledger.RunLedger;
import org.jboss.logging.Logger;

/** Works on one item: what it stores is stored before one transaction says that it is done. */
@ApplicationScoped
public class ItemRunner {
    private static final Logger LOG = Logger.getLogger(ItemRunner.class);

    private final RunLedger runs;
    private final CampaignLedger campaigns;
    private final LayerWork layers;
    private final CrossLayerWork crossLayers;
    private final CrossModelWork crossModels;
    private final Retry retry;
    private final MeterRegistry meters;

    ItemRunner(
            RunLedger runs,
            CampaignLedger campaigns,
            LayerWork layers,
            CrossLayerWork crossLayers,
            CrossModelWork crossModels,
            StatsConfig config,
            MeterRegistry meters) {
        this.runs = runs;
        this.campaigns = campaigns;
        this.layers = layers;
        this.crossLayers = crossLayers;
        this.crossModels = crossModels;
        this.retry = new Retry(config.giveUpAfter());
        this.meters = meters;
    }

    /** Does the item, or nothing if nobody needs it any more; {@link ItemFailed} once its run has been failed. */
    public void run(AnalysisItem item) {
        Optional<Task> task = Retry.FOREVER.call(item.id(), () -> task(item));
        if (task.isEmpty()) {
            LOG.infof("item %s: nothing left to do", item.id());
            return;
        }
        Timer.Sample sample = Timer.start(meters);
        String outcome = "failed";
        try {
            retry.run(item.id(), task.get().work());
            outcome = "done";
        } catch (Stopping e) {
            outcome = "stopped";
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            throw fail(task.get(), item, e);
        } finally {
            String kind = task.get().kind();
            long nanos = sample.stop(meters.timer("fusiform.item", "kind", kind, "outcome", outcome));
            LOG.infof("item %s: %s after %d ms", item.id(), outcome, nanos / 1_000_000);
        }
    }

    private Optional<Task> task(AnalysisItem item) {
        return switch (item) {
            case LayerItem it ->
                runs.planOf(it)
                        .map(plan -> new Task(
                                "layer",
                                plan.network().model() + ", layer "
                                        + plan.layers().get(it.layer()).layer(),
                                plan.campaign(),
                                () -> runs.layerDone(layers.run(plan, it.layer()))));
            case CrossLayerItem it ->
                runs.planOf(it)
                        .map(plan -> new Task(
                                "cross-layer",
                                plan.network().model() + ", consistency across layers",
                                plan.campaign(),
                                () -> runs.runDone(crossLayers.run(plan))));
            case CrossModelItem it ->
                campaigns
                        .plansOf(it)
                        .map(plans -> new Task(
                                "cross-model",
                                "comparison of the models",
                                it.campaign(),
                                () -> campaigns.done(it, crossModels.run(it, plans))));
        };
    }

    private ItemFailed fail(Task task, AnalysisItem item, Throwable cause) {
        String reason = FailureReason.of(task.subject(), cause);
        AnalysisFailed failed = new AnalysisFailed(item.project(), task.campaign(), item.run(), reason);
        Retry.FOREVER.run(item.id(), () -> {
            switch (item) {
                case LayerItem it -> runs.runFailed(failed);
                case CrossLayerItem it -> runs.runFailed(failed);
                case CrossModelItem it -> campaigns.failed(it, failed);
            }
        });
        return new ItemFailed(reason, cause);
    }

    /**
     * What an item comes to.
     *
     * @param subject what it is about, in errors
     * @param work idempotent
     */
    private record Task(String kind, String subject, String campaign, Runnable work) {}
}
