package org.fusiform.gateway.access;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fusiform.contracts.access.AccessKey;
import org.fusiform.gateway.page.Page;
import org.fusiform.gateway.page.PageRequest;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.project.Projects;
import org.fusiform.messaging.database.Columns;
import org.fusiform.messaging.database.Transactions;
import org.hibernate.reactive.mutiny.Mutiny;

/** The keys of all projects. */
@ApplicationScoped
public class ApiKeys {
    private static final String COLUMNS =
            "SELECT id, project, name, scope, created_by, created_at, expires_at, revoked_at, sha256, seq"
                    + " FROM gateway.access_key ";

    private final Transactions transactions;

    ApiKeys(Transactions transactions) {
        this.transactions = transactions;
    }

    private record Row(KeyView key, String sha256, long seq) {
        static Row of(Object[] row) {
            return new Row(
                    new KeyView(
                            (String) row[0],
                            (String) row[1],
                            (String) row[2],
                            Scope.valueOf((String) row[3]),
                            (String) row[4],
                            Columns.instant(row[5]),
                            Columns.instant(row[6]),
                            Columns.instant(row[7])),
                    (String) row[8],
                    (Long) row[9]);
        }
    }

    /** A Problem where it opens nothing. */
    Caller caller(AccessKey presented) {
        KeyView key = transactions
                .call(session -> find(session, presented.id()))
                .filter(row -> MessageDigest.isEqual(bytes(row.sha256), bytes(presented.sha256())))
                .map(Row::key)
                .orElseThrow(() -> Problem.unauthenticated("the gateway does not know this key"));
        key.dead(Instant.now()).ifPresent(why -> {
            throw Problem.unauthenticated("the key " + key.id() + " " + why);
        });
        return Caller.of(key);
    }

    /** Those of these keys that open nothing any more. */
    public Set<String> dead(Collection<String> ids) {
        return transactions.call(session -> session.createNativeQuery("""
                        SELECT id FROM gateway.access_key WHERE id = ANY (string_to_array(?1, ','))
                        AND (revoked_at IS NOT NULL OR expires_at <= now())""", String.class)
                .setParameter(1, String.join(",", ids))
                .getResultList()
                .map(Set::copyOf));
    }

    private static byte[] bytes(String hex) {
        return hex.getBytes(StandardCharsets.US_ASCII);
    }

    /** Adds a key unless it is there, and its project; one that was revoked stays so. In a transaction of the caller's. */
    static Uni<KeyView> add(
            Mutiny.Session session,
            AccessKey key,
            String project,
            String name,
            Scope scope,
            Instant expires,
            String by) {
        return Projects.know(session, project)
                .chain(() -> session.createNativeQuery("""
                                INSERT INTO gateway.access_key (id, project, name, scope, sha256, created_by, expires_at)
                                VALUES (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 AS timestamptz)) ON CONFLICT DO NOTHING""")
                        .setParameter(1, key.id())
                        .setParameter(2, project)
                        .setParameter(3, name)
                        .setParameter(4, scope.name())
                        .setParameter(5, key.sha256())
                        .setParameter(6, by)
                        .setParameter(7, expires == null ? null : expires.atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .chain(() -> find(session, key.id()))
                .map(row -> row.orElseThrow().key());
    }

    /** The newest first; {@code project} null for all. */
    Page<KeyView> list(String project, PageRequest request) {
        long before = request.after() == null ? Long.MAX_VALUE : request.afterNumber();
        return transactions.call(session -> session.createNativeQuery(
                        COLUMNS + "WHERE (?1 = '' OR project = ?1) AND seq < ?2 ORDER BY seq DESC", Object[].class)
                .setParameter(1, project == null ? "" : project)
                .setParameter(2, before)
                .setMaxResults(request.size() + 1)
                .getResultList()
                .map(rows -> Page.of(rows.stream().map(Row::of).toList(), request, row -> Long.toString(row.seq))
                        .map(Row::key)));
    }

    /** At once, on every replica; a Problem where there is none, or no other key would be an admin's. */
    void revoke(String id, String by) {
        transactions.call(
                session -> admins(session).chain(admins -> find(session, id).chain(row -> {
                    KeyView key = row.orElseThrow(() -> Problem.notFound("there is no key '" + id + "'"))
                            .key();
                    if (admins.equals(List.of(id)) && by.equals("key:" + id)) {
                        throw Problem.conflict("the key " + id + " is the last of an admin; create another first");
                    }
                    return session.createNativeQuery(
                                    "UPDATE gateway.access_key SET revoked_at = now() WHERE id = ?1 AND revoked_at IS NULL")
                            .setParameter(1, key.id())
                            .executeUpdate();
                })));
    }

    /** The living keys of admins, locked. */
    private static Uni<List<String>> admins(Mutiny.Session session) {
        return session.createNativeQuery("""
                        SELECT id FROM gateway.access_key WHERE scope = 'ADMIN' AND revoked_at IS NULL
                        AND (expires_at IS NULL OR expires_at > now()) ORDER BY id FOR UPDATE""", String.class).getResultList();
    }

    private static Uni<Optional<Row>> find(Mutiny.Session session, String id) {
        return session.createNativeQuery(COLUMNS + "WHERE id = ?1", Object[].class)
                .setParameter(1, id)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(Row::of));
    }
}
