package org.fusiform.gateway.model;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fusiform.gateway.idempotency.Idempotency;
import org.fusiform.gateway.naming.Nearest;
import org.fusiform.gateway.page.Page;
import org.fusiform.gateway.page.PageRequest;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.messaging.database.Transactions;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Every model that a project may use. */
@ApplicationScoped
public class Registry {
    private final Transactions transactions;

    Registry(Transactions transactions) {
        this.transactions = transactions;
    }

    public Optional<RegisteredModel> find(String project, String id) {
        return UntrainedModels.named(id)
                .or(() -> transactions.call(session -> session.find(ModelRow.class, new ModelRow.Key(project, id))
                        .map(row -> Optional.ofNullable(row).map(ModelRow::registered))))
                .or(() -> PublishedModels.named(id));
    }

    /** The model, or a Problem that says what is near. */
    public RegisteredModel get(String project, String id) {
        return find(project, id).orElseThrow(() -> Problem.notFound(unknown(id, ids(project))));
    }

    /**
     * Forgets an imported model; a Problem while a campaign has a run of it. A published or untrained one is always there.
     */
    public void remove(String project, String id) {
        RegisteredModel model = get(project, id);
        if (!(model.weights() instanceof WeightsSource.Imported)) {
            throw Problem.conflict("'" + id + "' was not imported; it is always there");
        }
        transactions.call(
                session -> session.find(ModelRow.class, new ModelRow.Key(project, id), LockMode.PESSIMISTIC_WRITE)
                        .chain(row -> row == null ? Uni.createFrom().voidItem() : remove(session, row)));
    }

    private static Uni<Void> remove(Mutiny.Session session, ModelRow row) {
        return session.createNativeQuery(
                        "SELECT campaign FROM gateway.run WHERE project = ?1 AND model = ?2 LIMIT 1", String.class)
                .setParameter(1, row.project)
                .setParameter(2, row.id)
                .getSingleResultOrNull()
                .chain(campaign -> {
                    if (campaign != null) {
                        throw Problem.conflict("the model is run by campaign '" + campaign
                                + "' and perhaps others; delete them first");
                    }
                    return Idempotency.forget(session, row.project, location(row.id))
                            .chain(() -> session.remove(row));
                });
    }

    /** Where a model is read. */
    static String location(String id) {
        return "/api/v1/models/" + id;
    }

    /** What to say of a name that is none. */
    public static String unknown(String id, List<String> ids) {
        String untrained = "untrained:" + id;
        return ids.contains(untrained)
                ? "'" + id + "' is a family, not a model; " + untrained + " is its untrained control, or import weights"
                : "there is no model '" + id + "'" + Nearest.hint(id, ids);
    }

    /** In the order of their ids: imported, published and untrained ones together. */
    public Page<RegisteredModel> list(String project, PageRequest request) {
        String after = request.after() == null ? "" : request.after();
        List<RegisteredModel> imported = transactions.call(session -> session.createQuery(
                        "from ModelRow m where m.project = :project and m.id > :after order by m.id", ModelRow.class)
                .setParameter("project", project)
                .setParameter("after", after)
                .setMaxResults(request.size() + 1)
                .getResultList()
                .map(rows -> rows.stream().map(ModelRow::registered).toList()));
        Map<String, RegisteredModel> all = new TreeMap<>();
        Stream.concat(PublishedModels.all().stream(), UntrainedModels.all().stream())
                .filter(model -> model.id().compareTo(after) > 0)
                .forEach(model -> all.put(model.id(), model));
        imported.forEach(model -> all.put(model.id(), model));
        List<RegisteredModel> fetched =
                all.values().stream().limit(request.size() + 1L).toList();
        return Page.of(fetched, request, RegisteredModel::id);
    }

    public List<String> ids(String project) {
        List<String> imported = transactions.call(
                session -> session.createQuery("select m.id from ModelRow m where m.project = :project", String.class)
                        .setParameter("project", project)
                        .getResultList());
        return Stream.of(imported, ids(PublishedModels.all()), ids(UntrainedModels.all()))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private static List<String> ids(List<RegisteredModel> models) {
        return models.stream().map(RegisteredModel::id).toList();
    }
}
