package org.fusiform.gateway.audit;

import jakarta.enterprise.context.ApplicationScoped;
import org.fusiform.gateway.access.Caller;
import org.fusiform.gateway.page.Page;
import org.fusiform.gateway.page.PageRequest;
import org.fusiform.messaging.database.Transactions;

/** The log of changes, in the database. */
@ApplicationScoped
public class AuditLog {
    private static final int LONGEST_TARGET = 500;

    private final Transactions transactions;
    private final AuditConfig config;

    AuditLog(Transactions transactions, AuditConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    /** Before the change; the number of the entry. */
    long begin(Caller caller, String action, String target) {
        return transactions.call(session -> session.createNativeQuery("""
                        INSERT INTO gateway.audit (project, actor, action, target) VALUES (?1, ?2, ?3, ?4)
                        RETURNING id""", Long.class)
                .setParameter(1, caller.project())
                .setParameter(2, caller.name())
                .setParameter(3, action)
                .setParameter(4, cut(target))
                .getSingleResult());
    }

    /** @param made path of what the change made; null where it was there before */
    void end(long id, int status, String made) {
        transactions.call(session -> session.createNativeQuery(
                        "UPDATE gateway.audit SET status = ?2, target = coalesce(cast(?3 AS text), target) WHERE id = ?1")
                .setParameter(1, id)
                .setParameter(2, status)
                .setParameter(3, made == null ? null : cut(made))
                .executeUpdate());
    }

    private static String cut(String target) {
        return target.substring(0, Math.min(target.length(), LONGEST_TARGET));
    }

    /** The newest first; {@code project} null for all. */
    Page<AuditEntry> list(String project, PageRequest request) {
        long before = request.after() == null ? Long.MAX_VALUE : request.afterNumber();
        return transactions.call(session -> session.createNativeQuery("""
                        SELECT id, at, project, actor, action, target, status FROM gateway.audit
                        WHERE (?1 = '' OR project = ?1) AND id < ?2 ORDER BY id DESC""", Object[].class)
                .setParameter(1, project == null ? "" : project)
                .setParameter(2, before)
                .setMaxResults(request.size() + 1)
                .getResultList()
                .map(rows -> Page.of(
                        rows.stream().map(AuditEntry::of).toList(), request, entry -> Long.toString(entry.id()))));
    }

    /** Forgets what is older than configured. */
    public void trim() {
        transactions.call(session -> session.createNativeQuery(
                        "DELETE FROM gateway.audit WHERE at < now() - interval '%d seconds'"
                                .formatted(config.kept().toSeconds()))
                .executeUpdate());
    }
}
