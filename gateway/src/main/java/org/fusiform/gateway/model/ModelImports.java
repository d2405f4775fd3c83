package org.fusiform.gateway.model;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.InspectionOutcome;
import org.fusiform.contracts.message.InspectionOutcome.ModelInspected;
import org.fusiform.contracts.message.InspectionOutcome.ModelRefused;
import org.fusiform.contracts.message.ModelInspection;
import org.fusiform.contracts.network.Weights;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.messaging.database.Transactions;
import org.fusiform.messaging.outbox.OutboxRelay;
import org.fusiform.messaging.outbox.OutboxRow;
import org.fusiform.storage.ObjectStore;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes weights in: a row first, then the file, then the question to an extractor. A refused file leaves the store unless
 * another model has the same weights.
 */
@ApplicationScoped
public class ModelImports {
    private final Transactions transactions;
    private final OutboxRelay relay;
    private final ObjectStore store;

    ModelImports(Transactions transactions, OutboxRelay relay, ObjectStore store) {
        this.transactions = transactions;
        this.relay = relay;
        this.store = store;
    }

    /** Whether the file is in the store, of whichever model. */
    boolean stored(String project, String sha256) {
        return store.stat(ObjectKeys.weights(project, sha256)).isPresent();
    }

    /** Whether the model was not there before; a Problem where its name stands for other weights. */
    boolean add(String project, NewModel model, Path file) {
        boolean settled = transactions.call(session -> lockName(session, project, model.id())
                .chain(() -> lockWeights(session, new Weights.Stored(model.sha256(), model.bytes())))
                .chain(() ->
                        session.find(ModelRow.class, new ModelRow.Key(project, model.id()), LockMode.PESSIMISTIC_WRITE))
                .chain(row -> claim(session, project, model, row)));
        if (settled) {
            return false;
        }
        store.put(ObjectKeys.weights(project, model.sha256()), file, "application/octet-stream");
        boolean ours = transactions.call(session -> session.find(
                        ModelRow.class, new ModelRow.Key(project, model.id()), LockMode.PESSIMISTIC_WRITE)
                .chain(row -> inspect(session, project, model, row)));
        if (!ours) {
            throw Problem.conflict("the model '" + model.id()
                    + "' was deleted, or imported with another file, while this one was stored; import it again");
        }
        relay.poke();
        return true;
    }

    /** True where nothing is left to do: the same weights are there and were not refused. */
    private static Uni<Boolean> claim(Mutiny.Session session, String project, NewModel model, ModelRow row) {
        if (row == null) {
            return session.persist(ModelRow.of(project, model)).replaceWith(false);
        }
        return switch (row.state) {
            case READY, INSPECTING -> {
                if (!row.sameAs(model)) {
                    throw Problem.conflict("the model '" + model.id() + "' is there with other weights, family or"
                            + " pipeline (SHA-256 " + row.weightsSha256 + ", " + row.family + ", " + row.pipeline
                            + "); choose another id");
                }
                yield Uni.createFrom().item(true);
            }
            case NOT_FETCHED, UPLOADING, REFUSED -> {
                row.take(model);
                yield Uni.createFrom().item(false);
            }
        };
    }

    /** Asks an extractor unless another upload of the same file has; false where the row stands for another file. */
    private static Uni<Boolean> inspect(Mutiny.Session session, String project, NewModel model, ModelRow row) {
        if (row == null || !row.sameAs(model)) {
            return Uni.createFrom().item(false);
        }
        if (row.state != ModelState.UPLOADING) {
            return Uni.createFrom().item(true);
        }
        row.state = row.state.to(ModelState.INSPECTING);
        return session.persist(
                        OutboxRow.of(Topics.MODEL_INSPECTIONS, row.id, new ModelInspection(project, row.network())))
                .replaceWith(true);
    }

    /** Takes an extractor's answer; one to an older upload of the same name changes nothing. */
    void answered(InspectionOutcome outcome) {
        transactions.call(session -> lockWeights(session, outcome.network().weights())
                .chain(() -> session.find(
                        ModelRow.class,
                        new ModelRow.Key(outcome.project(), outcome.network().model()),
                        LockMode.PESSIMISTIC_WRITE))
                .chain(row -> row == null
                                || row.state != ModelState.INSPECTING
                                || !row.network().equals(outcome.network())
                        ? Uni.createFrom().voidItem()
                        : settle(session, row, outcome)));
    }

    private Uni<Void> settle(Mutiny.Session session, ModelRow row, InspectionOutcome outcome) {
        return switch (outcome) {
            case ModelInspected inspected -> {
                row.state = row.state.to(ModelState.READY);
                row.layers = MessageJson.write(inspected.layers());
                yield Uni.createFrom().voidItem();
            }
            case ModelRefused refused -> {
                row.state = row.state.to(ModelState.REFUSED);
                row.reason = refused.reason();
                yield deleteUnused(session, row.project, row.weightsSha256).replaceWithVoid();
            }
        };
    }

    /** Removes a file of weights that no model has; whether it did. */
    public boolean removeUnused(String project, String sha256) {
        return transactions.call(session -> lockWeights(session, new Weights.Stored(sha256, 0))
                .chain(() -> deleteUnused(session, project, sha256)));
    }

    /** Refuses models whose import was begun so long ago that it must have broken off, and did not go on since. */
    public void refuseBrokenOff(String project, Duration age) {
        transactions.call(session -> session.createMutationQuery("""
                        update ModelRow m set m.state = REFUSED,
                            m.reason = 'its import broke off before the weights were stored; import it again'
                        where m.project = :project and m.state = UPLOADING and m.begunAt < :before""")
                .setParameter("project", project)
                .setParameter("before", Instant.now().minus(age))
                .executeUpdate());
    }

    /** Under the lock of these weights, so that no upload of the same file is between its row and its put. */
    private Uni<Boolean> deleteUnused(Mutiny.Session session, String project, String sha256) {
        String key = ObjectKeys.weights(project, sha256);
        return session.flush()
                .chain(() -> session.createQuery("""
                                select count(*) from ModelRow m where m.project = :project
                                and m.weightsSha256 = :sha256 and m.state <> REFUSED""", Long.class)
                        .setParameter("project", project)
                        .setParameter("sha256", sha256)
                        .getSingleResult())
                .chain(users -> users > 0
                        ? Uni.createFrom().item(false)
                        : Transactions.blocking(() -> store.delete(key)).replaceWith(true));
    }

    /** Of two first imports of one name the second finds the row of the first. */
    private static Uni<Void> lockName(Mutiny.Session session, String project, String id) {
        return session.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?1, 2))", Integer.class)
                .setParameter(1, project + "/" + id)
                .getSingleResult()
                .replaceWithVoid();
    }

    private static Uni<Void> lockWeights(Mutiny.Session session, Weights weights) {
        return session.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?1, 1))", Integer.class)
                .setParameter(1, weights.identity())
                .getSingleResult()
                .replaceWithVoid();
    }
}
