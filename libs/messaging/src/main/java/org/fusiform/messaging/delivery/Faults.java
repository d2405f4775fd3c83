package org.fusiform.messaging.delivery;

import io.smallrye.mutiny.CompositeException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.fusiform.storage.StorageException;

/** Tells faults that pass by themselves from those that a retry meets again. */
final class Faults {
    /** SQLSTATE classes: connection, rollback, resources, operator (restart), system. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

    private static final int CLASS = 2;

    private Faults() {}

    static boolean passing(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            switch (cause) {
                // What broke a transaction, and what broke its rollback: either may say that the connection is gone.
                case CompositeException several -> {
                    return several.getCauses().stream().anyMatch(Faults::passing);
                }
                case StorageException storage -> {
                    return storage.transientFault();
                }
                case PassingFault passing -> {
                    return true;
                }
                case PgException refused -> {
                    return refused.getSqlState() != null
                            && PASSING.contains(refused.getSqlState().substring(0, CLASS));
                }
                case IOException broken -> {
                    return true;
                }
                case TimeoutException late -> {
                    return true;
                }
                case RetriableException broker -> {
                    return true;
                }
                default -> {
                    // A closed connection or an exhausted pool has no type of its own.
                    if (cause.getClass().getName().startsWith("io.vertx.")) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
