package org.fusiform.gateway.project;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.fusiform.messaging.database.Transactions;
import org.hibernate.reactive.mutiny.Mutiny;

/** The projects that there are: each from the first key or token on that names it. */
@ApplicationScoped
public class Projects {
    private final Transactions transactions;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Projects(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Makes it unless it is there. */
    public void know(String project) {
        if (!known.contains(project)) {
            transactions.call(session -> know(session, project));
            known.add(project);
        }
    }

    /** Within a transaction. */
    public static Uni<Void> know(Mutiny.Session session, String project) {
        return session.createNativeQuery("INSERT INTO gateway.project (name) VALUES (?1) ON CONFLICT DO NOTHING")
                .setParameter(1, project)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** In the order of their names. */
    public List<String> names() {
        return transactions.call(
                session -> session.createNativeQuery("SELECT name FROM gateway.project ORDER BY name", String.class)
                        .getResultList());
    }
}
