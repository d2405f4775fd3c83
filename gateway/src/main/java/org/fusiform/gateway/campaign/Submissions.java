package org.fusiform.gateway.campaign;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.fusiform.contracts.campaign.CampaignDocument;
import org.fusiform.gateway.campaign.plan.CampaignPlan;
import org.fusiform.gateway.campaign.plan.CampaignPlanner;
import org.fusiform.gateway.campaign.plan.DocumentReader;
import org.fusiform.gateway.idempotency.Attempt;
import org.fusiform.gateway.idempotency.Made;
import org.fusiform.gateway.order.Claims;
import org.fusiform.gateway.order.Dispatch;
import org.fusiform.gateway.problem.Mistakes;
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

    /** What the request is answered that asks for the campaign. */
    Made submit(String project, String json, Attempt attempt) {
        CampaignPlan plan = plan(project, json, new Mistakes());
        NewCampaign campaign = NewCampaign.of(project, plan, compute::of, compute.shardSize());
        quotas.refresh(project);
        Made made = RETRY.call(
                "campaign " + campaign.id(),
                () -> transactions.call(session -> create(session, campaign, json, attempt)));
        relay.poke();
        dispatch.poke();
        return made;
    }

    /** What the document asks for; a Problem that names all that is wrong with it, after what is wrong already. */
    CampaignPlan plan(String project, String json, Mistakes mistakes) {
        CampaignDocument document = DocumentReader.read(json, mistakes);
        return CampaignPlanner.plan(document, resources.of(project), mistakes);
    }

    private Uni<Made> create(Mutiny.Session session, NewCampaign campaign, String json, Attempt attempt) {
        return attempt.done(session)
                .chain(done -> done ? Uni.createFrom().voidItem() : insert(session, campaign, json))
                .chain(session::flush)
                .chain(() -> Campaigns.view(session, campaign.project(), campaign.id()))
                .map(view -> Made.of(true, location(campaign.id()), view))
                .call(made -> attempt.answered(session, made));
    }

    /** Where a campaign is read. */
    static String location(String campaign) {
        return "/api/v1/campaigns/" + campaign;
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
