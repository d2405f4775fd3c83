package org.fusiform.gateway.campaign;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.campaign.CampaignDocument;
import org.fusiform.gateway.campaign.plan.CampaignPlan;
import org.fusiform.gateway.campaign.plan.CampaignPlanner;
import org.fusiform.gateway.campaign.plan.DocumentReader;
import org.fusiform.gateway.order.Claims;
import org.fusiform.gateway.order.Dispatch;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.quota.Quotas;
import org.fusiform.messaging.database.Transactions;
import org.fusiform.messaging.delivery.Retry;
import org.fusiform.messaging.outbox.OutboxRelay;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes campaigns of documents: rows, claims and messages in one transaction. */
@ApplicationScoped
public class Submissions {
    private static final Retry RETRY = new Retry(Duration.ofSeconds(10));

    private final Transactions transactions;
    private final OutboxRelay relay;
    private final Dispatch dispatch;
    private final ProjectResources resources;
    private final ComputeConfig compute;
    private final Quotas quotas;

    Submissions(
            Transactions transactions,
            OutboxRelay relay,
            Dispatch dispatch,
            ProjectResources resources,
            ComputeConfig compute,
            Quotas quotas) {
        this.transactions = transactions;
        this.relay = relay;
        this.dispatch = dispatch;
        this.resources = resources;
        this.compute = compute;
        this.quotas = quotas;
    }

    /**
     * The id of the campaign.
     *
     * @param key the Idempotency-Key: the same key with the same body gives the same campaign; null for none
     */
    String submit(String project, String json, String key) {
        Optional<String> earlier =
                key == null ? Optional.empty() : transactions.call(session -> madeBy(session, project, key, json));
        if (earlier.isPresent()) {
            return earlier.get();
        }
        CampaignDocument document = DocumentReader.read(json);
        CampaignPlan plan = CampaignPlanner.plan(document, resources.of(project));
        NewCampaign campaign = NewCampaign.of(project, plan, compute::of, compute.shardStimuli());
        quotas.refresh(project);
        String id = RETRY.call(
                "campaign " + campaign.id(), () -> transactions.call(session -> create(session, campaign, json, key)));
        relay.poke();
        dispatch.poke();
        return id;
    }

    private Uni<String> create(Mutiny.Session session, NewCampaign campaign, String json, String key) {
        if (key == null) {
            return insert(session, campaign, json).replaceWith(campaign.id());
        }
        return session.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?1, 2))", Integer.class)
                .setParameter(1, campaign.project() + "/" + key)
                .getSingleResult()
                .chain(() -> madeBy(session, campaign.project(), key, json))
                .chain(earlier -> earlier.isPresent()
                        ? Uni.createFrom().item(earlier.get())
                        : insert(session, campaign, json)
                                .chain(() -> remember(session, campaign, json, key))
                                .replaceWith(campaign.id()));
    }

    private static Uni<Optional<String>> madeBy(Mutiny.Session session, String project, String key, String json) {
        return session.createNativeQuery(
                        "SELECT body_sha256, campaign FROM gateway.campaign_key WHERE project = ?1 AND key = ?2",
                        Object[].class)
                .setParameter(1, project)
                .setParameter(2, key)
                .getSingleResultOrNull()
                .map(row -> {
                    if (row == null) {
                        return Optional.empty();
                    }
                    if (!row[0].equals(Sha256.of(json))) {
                        throw Problem.invalid(
                                "Idempotency-Key", "was used for another campaign document; take a new key for each");
                    }
                    return Optional.of((String) row[1]);
                });
    }

    private static Uni<Void> remember(Mutiny.Session session, NewCampaign campaign, String json, String key) {
        return session.createNativeQuery("""
                        INSERT INTO gateway.campaign_key (project, key, body_sha256, campaign)
                        VALUES (?1, ?2, ?3, ?4)""")
                .setParameter(1, campaign.project())
                .setParameter(2, key)
                .setParameter(3, Sha256.of(json))
                .setParameter(4, campaign.id())
                .executeUpdate()
                .replaceWithVoid();
    }

    private Uni<Void> insert(Mutiny.Session session, NewCampaign campaign, String json) {
        return quotas.enter(session, campaign.project(), campaign.arrayBytes())
                .chain(() -> SubmittedNames.hold(session, campaign))
                .chain(() -> Claims.claim(session, campaign.project(), RunIssue.wanted(campaign.runs())))
                .chain(claims -> session.persist(row(campaign, json))
                        .chain(session::flush)
                        .chain(() -> RunIssue.of(session, campaign.runsByPosition(), claims, Map.of())));
    }

    private static CampaignRow row(NewCampaign campaign, String json) {
        CampaignRow row = new CampaignRow();
        row.id = campaign.id();
        row.project = campaign.project();
        row.name = campaign.plan().name();
        row.document = json;
        row.retention = campaign.plan().retention();
        row.stimulusSet = campaign.plan().stimuli().id();
        row.createdAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return row;
    }
}
