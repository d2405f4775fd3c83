package org.fusiform.gateway.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.fusiform.contracts.access.AccessKey;
import org.fusiform.gateway.project.Project;
import org.fusiform.messaging.database.Transactions;
import org.fusiform.messaging.delivery.Retry;
import org.jboss.logging.Logger;

/** At the start: refuses to be open by mistake, and lets in who makes all the other keys. */
@ApplicationScoped
public class FirstKey {
    private static final Logger LOG = Logger.getLogger(FirstKey.class);

    private final AccessConfig config;
    private final Transactions transactions;
    private final Optional<String> host;

    FirstKey(
            AccessConfig config,
            Transactions transactions,
            @ConfigProperty(name = "quarkus.http.host") Optional<String> host) {
        this.config = config;
        this.transactions = transactions;
        this.host = host;
    }

    void start(@Observes StartupEvent event) {
        String address = host.orElse("0.0.0.0");
        config.mode().refusal(address).ifPresent(why -> {
            throw new IllegalStateException(why);
        });
        if (config.mode() == AccessMode.OPEN && !AccessMode.loopback(address)) {
            LOG.warnf("access is open: whoever reaches %s may do everything", address);
        }
        config.firstKey().ifPresent(text -> {
            AccessKey key = AccessKey.parse(text)
                    .orElseThrow(() -> new IllegalStateException("fusiform.access.first-key (FUSIFORM_ACCESS_FIRST_KEY)"
                            + " is no key; make one with: fusiform key generate"));
            Retry.FOREVER.run(
                    "the first key",
                    () -> transactions.call(session ->
                            ApiKeys.add(session, key, Project.DEFAULT, "first", Scope.ADMIN, null, "configuration")));
        });
    }
}
