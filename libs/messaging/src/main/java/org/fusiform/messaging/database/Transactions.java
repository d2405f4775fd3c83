package org.fusiform.messaging.database;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.fusiform.messaging.delivery.Stopping;
import org.hibernate.reactive.mutiny.Mutiny;

/** Runs one transaction from a worker thread and waits for its commit. */
@ApplicationScoped
public class Transactions {
    private final Mutiny.SessionFactory sessions;

    Transactions(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** What the work gives, once committed; a failure rolls back and is thrown as it is. */
    public <T> T call(Function<Mutiny.Session, Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> sessions.withTransaction(work));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopping(e);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** One step after the other, in order. */
    public static <T> Uni<Void> each(List<T> items, Function<T, Uni<?>> step) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (T item : items) {
            chain = chain.chain(() -> step.apply(item)).replaceWithVoid();
        }
        return chain;
    }

    /** Blocking work in the midst of a transaction, off its event loop and back on it. */
    public static Uni<Void> blocking(Runnable work) {
        return Uni.createFrom().completionStage(() -> Vertx.currentContext()
                .executeBlocking(
                        () -> {
                            work.run();
                            return (Void) null;
                        },
                        false)
                .toCompletionStage());
    }
}
