package org.fusiform.stats.work.item;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.fusiform.contracts.message.AnalysisItem;
import org.fusiform.contracts.message.AnalysisItem.CrossLayerItem;
import org.fusiform.contracts.message.AnalysisItem.CrossModelItem;
import org.fusiform.contracts.message.AnalysisItem.LayerItem;
import org.fusiform.contracts.message.AnalysisOutcome.AnalysisFailed;
import org.fusiform.kafka.Place;
import org.fusiform.kafka.suspect.EndsProcesses;
import org.fusiform.kafka.suspect.Suspects;
import org.fusiform.messaging.delivery.OrderlyEnd;
import org.fusiform.messaging.delivery.Retry;
import org.fusiform.messaging.delivery.Stopping;
import org.fusiform.stats.work.config.StatsConfig;
import org.fusiform.stats.work.ledger.CampaignLedger;
import org.fusiform.stats.work.ledger.RunLedger;
import org.fusiform.storage.StorageException;
import org.fusiform.telemetry.LogKey;
import org.fusiform.telemetry.Outcome;
import org.fusiform.telemetry.Work;
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
    private final Suspects suspects;
    private final OrderlyEnd end;
    private final Retry retry;

    ItemRunner(
            RunLedger runs,
            CampaignLedger campaigns,
            LayerWork layers,
            CrossLayerWork crossLayers,
            CrossModelWork crossModels,
            Suspects suspects,
            OrderlyEnd end,
            StatsConfig config) {
        this.runs = runs;
        this.campaigns = campaigns;
        this.layers = layers;
        this.crossLayers = crossLayers;
        this.crossModels = crossModels;
        this.suspects = suspects;
        this.end = end;
        this.retry = new Retry(config.giveUpAfter());
    }

    /**
     * Does the item, or nothing if nobody needs it any more; {@link ItemFailed} once its run has been failed. Says to
     * {@code work} what the item is about and how it ended.
     */
    public void run(AnalysisItem item, Place place, Work work) {
        try {
            suspects.hold(item.project(), place, () -> {
                attempt(item, work);
                return null;
            });
        } catch (EndsProcesses | StorageException e) {
            end.stopIfEnded(e);
            Optional<Task> task = Retry.FOREVER.call(item.id(), () -> task(item));
            if (task.isPresent()) {
                throw fail(task.get(), item, e);
            }
        }
    }

    private void attempt(AnalysisItem item, Work work) {
        Optional<Task> task = Retry.FOREVER.call(item.id(), () -> task(item));
        if (task.isEmpty()) {
            LOG.infof("item %s: nothing left to do", item.id());
            work.ended(Outcome.SKIPPED);
            return;
        }
        work.about(LogKey.CAMPAIGN, task.get().campaign());
        long start = System.nanoTime();
        Outcome outcome = Outcome.FAILED;
        try {
            work(item, task.get());
            outcome = Outcome.DONE;
        } catch (Stopping e) {
            outcome = Outcome.GIVEN_BACK;
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            throw fail(task.get(), item, e);
        } finally {
            work.ended(outcome);
            LOG.infof("item %s: %s after %d ms", item.id(), outcome.id(), (System.nanoTime() - start) / 1_000_000);
        }
    }

    private void work(AnalysisItem item, Task task) {
        try {
            retry.run(item.id(), task.work());
        } catch (RuntimeException | OutOfMemoryError e) {
            end.stopIfEnded(e);
            throw e;
        }
    }

    private Optional<Task> task(AnalysisItem item) {
        return switch (item) {
            case LayerItem it ->
                runs.planOf(it)
                        .map(plan -> new Task(
                                plan.network().model() + ", layer "
                                        + plan.layers().get(it.layer()).layer(),
                                plan.campaign(),
                                () -> runs.layerDone(layers.run(plan, it.layer()))));
            case CrossLayerItem it ->
                runs.planOf(it)
                        .map(plan -> new Task(
                                plan.network().model() + ", consistency across layers",
                                plan.campaign(),
                                () -> runs.runDone(crossLayers.run(plan))));
            case CrossModelItem it ->
                campaigns
                        .plansOf(it)
                        .map(plans -> new Task(
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
    private record Task(String subject, String campaign, Runnable work) {}
}
