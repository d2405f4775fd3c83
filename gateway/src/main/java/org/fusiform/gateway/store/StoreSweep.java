package org.fusiform.gateway.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusiform.contracts.ObjectKind;
import org.fusiform.gateway.lease.Lease;
import org.fusiform.gateway.lease.Leases;
import org.fusiform.gateway.model.ModelImports;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.quota.Quotas;
import org.fusiform.gateway.retention.Amount;
import org.fusiform.gateway.retention.Discarded;
import org.fusiform.gateway.retention.Discards;
import org.fusiform.gateway.retention.Occasion;
import org.fusiform.gateway.store.SweepView.KindSweep;
import org.fusiform.storage.ObjectStore;
import org.jboss.logging.Logger;

/**
 * Removes what no campaign, set or model refers to. What is found in the store is only a candidate: each one is locked or
 * leased in the database first and asked about again, so that a submission or an import of this moment is safe.
 */
@ApplicationScoped
public class StoreSweep {
    private static final Logger LOG = Logger.getLogger(StoreSweep.class);

    /** A sweep that dies is not missed for longer; two at a time do no harm, only the same work. */
    private static final Duration LEASE = Duration.ofHours(1);

    private final ObjectStore store;
    private final StoreSurvey survey;
    private final ModelImports models;
    private final Discards discards;
    private final Leases leases;
    private final Quotas quotas;
    private final SweepConfig config;

    StoreSweep(
            ObjectStore store,
            StoreSurvey survey,
            ModelImports models,
            Discards discards,
            Leases leases,
            Quotas quotas,
            SweepConfig config) {
        this.store = store;
        this.survey = survey;
        this.models = models;
        this.discards = discards;
        this.leases = leases;
        this.quotas = quotas;
        this.config = config;
    }

    /** A Problem while another sweep is under way. */
    SweepView sweep(String project, boolean dryRun) {
        return trySweep(project, dryRun)
                .orElseThrow(() -> Problem.conflict("another sweep is under way; try again when it has ended"));
    }

    /** Empty while another sweep is under way. */
    Optional<SweepView> trySweep(String project, boolean dryRun) {
        Optional<Lease> lease = leases.alone(project, "sweep", LEASE);
        if (lease.isEmpty()) {
            return Optional.empty();
        }
        try (Lease _ = lease.get()) {
            SweepView view = dryRun ? look(project) : remove(project);
            LOG.infof(
                    "sweep of %s%s: %d objects of %d bytes removed, %d spared",
                    project,
                    dryRun ? " (dry run)" : "",
                    view.removed().objects(),
                    view.removed().bytes(),
                    view.spared().objects());
            return Optional.of(view);
        }
    }

    private SweepView look(String project) {
        return view(true, project, survey.references(project), (kind, old) -> Map.of(kind, Owned.amount(old)));
    }

    private SweepView remove(String project) {
        models.refuseBrokenOff(project, config.uploadGrace());
        References references = survey.references(project);
        StimulusRemoval stimuli = new StimulusRemoval(store, leases, references, project);
        SweepView view = view(false, project, references, (kind, old) -> switch (kind) {
            case STIMULI, STIMULUS_SETS -> Map.of(kind, stimuli.remove(kind, old));
            case WEIGHTS ->
                Map.of(
                        kind,
                        Owned.amount(old.stream()
                                .filter(weights -> models.removeUnused(project, weights.owner()))
                                .toList()));
            case ACTIVATIONS, ANALYSES -> arrays(project, old);
        });
        discards.forget(project);
        quotas.recount(project);
        return view;
    }

    private Map<ObjectKind, Amount> arrays(String project, List<Owned> old) {
        Map<ObjectKind, Amount> removed = new EnumMap<>(ObjectKind.class);
        for (Owned array : old) {
            Discarded discarded = discards.discard(project, array.owner(), Occasion.SWEEP);
            removed.merge(ObjectKind.ACTIVATIONS, discarded.activations(), Amount::plus);
            removed.merge(ObjectKind.ANALYSES, discarded.analyses(), Amount::plus);
        }
        return removed;
    }

    private SweepView view(boolean dryRun, String project, References references, Removal removal) {
        Instant young = Instant.now().minus(config.grace());
        Map<ObjectKind, Amount> removed = new EnumMap<>(ObjectKind.class);
        Map<ObjectKind, Amount> spared = new EnumMap<>(ObjectKind.class);
        for (ObjectKind kind : ObjectKind.values()) {
            survey.listing(project).forEach(kind, batch -> {
                List<Owned> unreferenced = references.unreferenced(kind, batch);
                Map<ObjectKind, Amount> gone = removal.remove(
                        kind,
                        unreferenced.stream()
                                .filter(owned -> !owned.youngest().isAfter(young))
                                .toList());
                gone.forEach((of, amount) -> removed.merge(of, amount, Amount::plus));
                spared.merge(
                        kind, Owned.amount(unreferenced).less(gone.getOrDefault(kind, Amount.NOTHING)), Amount::plus);
            });
        }
        List<KindSweep> kinds = new ArrayList<>();
        for (ObjectKind kind : ObjectKind.values()) {
            kinds.add(new KindSweep(
                    kind.segment(),
                    removed.getOrDefault(kind, Amount.NOTHING),
                    spared.getOrDefault(kind, Amount.NOTHING)));
        }
        return SweepView.of(dryRun, kinds);
    }

    @FunctionalInterface
    private interface Removal {
        /** What was removed of these owners: an extraction takes its analyses with it. */
        Map<ObjectKind, Amount> remove(ObjectKind kind, List<Owned> owned);
    }
}
