package org.fusiform.gateway.stimulus;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.stimulus.StimulusManifest;
import org.fusiform.gateway.idempotency.Idempotency;
import org.fusiform.gateway.naming.Nearest;
import org.fusiform.gateway.page.Page;
import org.fusiform.gateway.page.PageRequest;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.messaging.database.Transactions;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** The sets of a project, by id and by name. */
@ApplicationScoped
public class StimulusSets {
    /** What an import leases among others and a sweep alone. */
    public static final String SUBJECT = "stimuli";

    private final Transactions transactions;

    StimulusSets(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A Problem where the name stands for another set; asked before anything is stored. */
    public void requireFree(String project, String name, String setId) {
        transactions.call(session -> requireFree(session, project, name, setId).replaceWith(true));
    }

    /** Adds set and name unless they are there; whether either is new. */
    public boolean add(String project, String name, CheckedSet set) {
        StimulusManifest manifest = set.manifest();
        String contents = MessageJson.write(new SetContents(
                manifest.conditions(), set.warnings(), set.preparation().orElse(null)));
        return transactions.call(session -> session.createNativeQuery("""
                        INSERT INTO gateway.stimulus_set (project, id, stimuli, contents) VALUES (?1, ?2, ?3, ?4)
                        ON CONFLICT DO NOTHING""")
                .setParameter(1, project)
                .setParameter(2, manifest.id())
                .setParameter(3, manifest.stimuli().size())
                .setParameter(4, contents)
                .executeUpdate()
                .chain(() -> session.createNativeQuery("""
                                INSERT INTO gateway.stimulus_set_name (project, name, set_id) VALUES (?1, ?2, ?3)
                                ON CONFLICT DO NOTHING""")
                        .setParameter(1, project)
                        .setParameter(2, name)
                        .setParameter(3, manifest.id())
                        .executeUpdate())
                .chain(added ->
                        requireFree(session, project, name, manifest.id()).replaceWith(added > 0)));
    }

    private static Uni<Void> requireFree(Mutiny.Session session, String project, String name, String setId) {
        return session.find(StimulusSetNameRow.class, new StimulusSetNameRow.Key(project, name))
                .invoke(row -> {
                    if (row != null && !row.setId.equals(setId)) {
                        throw Problem.conflict("the name '" + name + "' stands for another set, " + row.setId
                                + "; sets never change, choose another name");
                    }
                })
                .replaceWithVoid();
    }

    /** By name or id. */
    public StimulusSetView get(String project, String nameOrId) {
        return find(project, nameOrId)
                .orElseThrow(() -> Problem.notFound(
                        "there is no stimulus set '" + nameOrId + "'" + Nearest.hint(nameOrId, names(project))));
    }

    public Optional<StimulusSetView> find(String project, String nameOrId) {
        return transactions.call(
                session -> session.find(StimulusSetNameRow.class, new StimulusSetNameRow.Key(project, nameOrId))
                        .map(name -> name == null ? nameOrId : name.setId)
                        .chain(id -> session.find(StimulusSetRow.class, new StimulusSetRow.Key(project, id)))
                        .chain(row -> row == null
                                ? Uni.createFrom().item(Optional.empty())
                                : views(session, project, List.of(row)).map(views -> Optional.of(views.getFirst()))));
    }

    /** Forgets a set and all its names; a Problem while a campaign shows it. Stimuli stay for the sets that share them. */
    public void remove(String project, String nameOrId) {
        String id = get(project, nameOrId).id();
        transactions.call(session -> session.find(
                        StimulusSetRow.class, new StimulusSetRow.Key(project, id), LockMode.PESSIMISTIC_WRITE)
                .chain(set -> set == null ? Uni.createFrom().voidItem() : remove(session, project, set)));
    }

    /** A campaign that is being made waits for the lock of the set that it shows. */
    private static Uni<Void> remove(Mutiny.Session session, String project, StimulusSetRow set) {
        return session.createNativeQuery(
                        "SELECT id FROM gateway.campaign WHERE project = ?1 AND stimulus_set = ?2 LIMIT 1",
                        String.class)
                .setParameter(1, project)
                .setParameter(2, set.id)
                .getSingleResultOrNull()
                .chain(campaign -> {
                    if (campaign != null) {
                        throw Problem.conflict("the stimulus set is shown by campaign '" + campaign
                                + "' and perhaps others; delete them first");
                    }
                    return session.createNativeQuery(
                                    "DELETE FROM gateway.stimulus_set_name WHERE project = ?1 AND set_id = ?2")
                            .setParameter(1, project)
                            .setParameter(2, set.id)
                            .executeUpdate();
                })
                .chain(() -> Idempotency.forget(session, project, location(set.id)))
                .chain(() -> session.remove(set));
    }

    /** Where a set is read. */
    static String location(String id) {
        return "/api/v1/stimulus-sets/" + id;
    }

    /** Every set there is. */
    public List<String> ids(String project) {
        return transactions.call(session -> session.createQuery(
                        "select s.id from StimulusSetRow s where s.project = :project order by s.seq", String.class)
                .setParameter("project", project)
                .getResultList());
    }

    /** Every name that a campaign may use. */
    public List<String> names(String project) {
        return transactions.call(session -> session.createQuery(
                        "select n.name from StimulusSetNameRow n where n.project = :project", String.class)
                .setParameter("project", project)
                .getResultList());
    }

    /** The newest first. */
    public Page<StimulusSetView> list(String project, PageRequest request) {
        long before = request.after() == null ? Long.MAX_VALUE : request.afterNumber();
        return transactions.call(session -> session.createQuery(
                        "from StimulusSetRow s where s.project = :project and s.seq < :before order by s.seq desc",
                        StimulusSetRow.class)
                .setParameter("project", project)
                .setParameter("before", before)
                .setMaxResults(request.size() + 1)
                .getResultList()
                .map(rows -> Page.of(rows, request, row -> Long.toString(row.seq)))
                .chain(page ->
                        views(session, project, page.items()).map(views -> new Page<>(views, page.nextPageToken()))));
    }

    private static Uni<List<StimulusSetView>> views(Mutiny.Session session, String project, List<StimulusSetRow> rows) {
        return session.createQuery(
                        "from StimulusSetNameRow n where n.project = :project and n.setId in :ids order by n.name",
                        StimulusSetNameRow.class)
                .setParameter("project", project)
                .setParameter("ids", rows.stream().map(row -> row.id).toList())
                .getResultList()
                .map(names -> {
                    Map<String, List<String>> byset = names.stream()
                            .collect(Collectors.groupingBy(
                                    name -> name.setId, Collectors.mapping(name -> name.name, Collectors.toList())));
                    return rows.stream()
                            .map(row -> view(row, byset.getOrDefault(row.id, List.of())))
                            .toList();
                });
    }

    private static StimulusSetView view(StimulusSetRow row, List<String> names) {
        SetContents contents = MessageJson.read(row.contents, SetContents.class);
        return new StimulusSetView(
                row.id,
                names,
                row.stimuli,
                contents.conditions(),
                contents.warnings(),
                contents.preparation(),
                row.createdAt);
    }
}
