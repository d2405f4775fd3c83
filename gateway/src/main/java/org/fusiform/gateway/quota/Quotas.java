package org.fusiform.gateway.quota;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fusiform.gateway.page.Page;
import org.fusiform.gateway.page.PageRequest;
import org.fusiform.gateway.project.Projects;
import org.fusiform.messaging.database.Columns;
import org.fusiform.messaging.database.Transactions;
import org.fusiform.storage.ObjectStore;
import org.fusiform.storage.StoredObject;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Holds projects to their limits. What is stored is counted now and then, and what is let in meanwhile is added to the
 * count; a project without limits is neither counted nor locked.
 */
@ApplicationScoped
public class Quotas {
    private static final String COLUMNS = """
            SELECT p.name, p.created_at, p.campaigns, p.stored_bytes, p.upload_bytes, p.counted_bytes, p.counted_at,
                (SELECT count(*) FROM gateway.campaign c WHERE c.project = p.name
                    AND c.state IN ('PENDING', 'RUNNING', 'CANCELLING'))
            FROM gateway.project p WHERE\s""";

    private final Transactions transactions;
    private final ObjectStore store;
    private final QuotaConfig config;
    private final Limits defaults;

    Quotas(Transactions transactions, ObjectStore store, QuotaConfig config) {
        this.transactions = transactions;
        this.store = store;
        this.config = config;
        this.defaults = Limits.defaults(config);
    }

    public Optional<ProjectView> find(String project) {
        return transactions.call(session -> find(session, project));
    }

    private ProjectView known(String project) {
        return transactions.call(session -> known(session, project));
    }

    /** Of a project that asks for something: where the database has lost it, as by a backup put back, it is made anew. */
    private Uni<ProjectView> known(Mutiny.Session session, String project) {
        return Projects.know(session, project)
                .chain(() -> find(session, project))
                .map(Optional::orElseThrow);
    }

    private Uni<Optional<ProjectView>> find(Mutiny.Session session, String project) {
        return session.createNativeQuery(COLUMNS + "p.name = ?1", Object[].class)
                .setParameter(1, project)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(this::view));
    }

    /** In the order of their names. */
    Page<ProjectView> list(PageRequest request) {
        return transactions.call(
                session -> session.createNativeQuery(COLUMNS + "p.name > ?1 ORDER BY p.name", Object[].class)
                        .setParameter(1, request.after() == null ? "" : request.after())
                        .setMaxResults(request.size() + 1)
                        .getResultList()
                        .map(rows -> Page.of(rows.stream().map(this::view).toList(), request, ProjectView::project)));
    }

    private ProjectView view(Object[] row) {
        Limits own = new Limits((Integer) row[2], (Long) row[3], (Long) row[4]);
        return new ProjectView(
                (String) row[0],
                Columns.instant(row[1]),
                own,
                own.orElse(defaults),
                (Long) row[7],
                (Long) row[5],
                Columns.instant(row[6]));
    }

    /** Sets what the project may have; null leaves it to the installation. */
    void limit(String project, Limits limits) {
        transactions.call(session -> session.createNativeQuery("""
                        UPDATE gateway.project SET campaigns = cast(?2 AS integer), stored_bytes = cast(?3 AS bigint),
                            upload_bytes = cast(?4 AS bigint) WHERE name = ?1""")
                .setParameter(1, project)
                .setParameter(2, limits.campaigns())
                .setParameter(3, limits.storedBytes())
                .setParameter(4, limits.uploadBytes())
                .executeUpdate());
    }

    /**
     * Before a body is read: how many bytes it may have; a Problem where it says that it has more, or nothing has room.
     *
     * @param announced -1 where it is not
     */
    public long admitUpload(String project, long configured, long announced) {
        refresh(project);
        ProjectView view = known(project);
        view.limits().requireRoom(project, view.stored(), 0);
        return view.limits().requireUpload(project, configured, announced);
    }

    /** Before so many bytes are stored: they count from now on. */
    public void take(String project, long bytes) {
        transactions.call(session -> take(session, project, bytes));
    }

    private Uni<Void> take(Mutiny.Session session, String project, long bytes) {
        return lock(session, project).chain(view -> {
            if (view.limits().storedBytes() == null) {
                return Uni.createFrom().voidItem();
            }
            view.limits().requireRoom(project, view.stored(), bytes);
            return session.createNativeQuery(
                            "UPDATE gateway.project SET counted_bytes = coalesce(counted_bytes, 0) + ?2 WHERE name = ?1")
                    .setParameter(1, project)
                    .setParameter(2, bytes)
                    .executeUpdate()
                    .replaceWithVoid();
        });
    }

    private Uni<ProjectView> lock(Mutiny.Session session, String project) {
        return Projects.know(session, project)
                .chain(() -> session.createNativeQuery(
                                "SELECT 1 FROM gateway.project WHERE name = ?1 FOR NO KEY UPDATE", Integer.class)
                        .setParameter(1, project)
                        .getSingleResult())
                .chain(() -> find(session, project))
                .map(Optional::orElseThrow);
    }

    /** Before a transaction in which {@link #enter} is called: counts what is stored if that is long ago. */
    public void refresh(String project) {
        ProjectView view = known(project);
        boolean due = view.limits().storedBytes() != null
                && (view.countedAt() == null
                        || view.countedAt().isBefore(Instant.now().minus(config.recount())));
        if (due) {
            count(project);
        }
    }

    private void count(String project) {
        long bytes;
        try (Stream<StoredObject> objects = store.list(project + "/")) {
            bytes = objects.mapToLong(StoredObject::bytes).sum();
        }
        transactions.call(session -> session.createNativeQuery(
                        "UPDATE gateway.project SET counted_bytes = ?2, counted_at = now() WHERE name = ?1")
                .setParameter(1, project)
                .setParameter(2, bytes)
                .executeUpdate());
    }

    /** Much has left the store: what is stored is counted before the next question about it. */
    public void recount(String project) {
        transactions.call(
                session -> session.createNativeQuery("UPDATE gateway.project SET counted_at = NULL WHERE name = ?1")
                        .setParameter(1, project)
                        .executeUpdate());
    }

    /**
     * Within the transaction that makes a campaign, before it takes any other lock.
     *
     * @param arrays extraction → bytes of what it would store
     */
    public Uni<Void> enter(Mutiny.Session session, String project, Map<String, Long> arrays) {
        return known(session, project).chain(found -> {
            if (!found.limits().any()) {
                return Uni.createFrom().voidItem();
            }
            return lock(session, project)
                    .invoke(view -> view.limits().requireCampaign(project, view.campaignsInFlight()))
                    .chain(() -> there(session, project, arrays))
                    .chain(there -> take(
                            session,
                            project,
                            arrays.entrySet().stream()
                                    .filter(array -> !there.contains(array.getKey()))
                                    .mapToLong(Map.Entry::getValue)
                                    .sum()));
        });
    }

    /** Those that are stored, or will be for somebody else. */
    private static Uni<List<String>> there(Mutiny.Session session, String project, Map<String, Long> arrays) {
        return session.createNativeQuery("""
                        SELECT id FROM gateway.extraction WHERE project = ?1
                        AND id = ANY (string_to_array(?2, ',')) AND state IN ('STORED', 'CLAIMED')""", String.class)
                .setParameter(1, project)
                .setParameter(2, String.join(",", arrays.keySet()))
                .getResultList();
    }
}
