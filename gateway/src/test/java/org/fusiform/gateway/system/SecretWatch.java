package org.fusiform.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Reads everything that is logged, for secrets. */
final class SecretWatch extends Handler {
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final PatternFormatter formatter = new PatternFormatter("%c %s%e");

    void begin() {
        Logger.getLogger("").addHandler(this);
    }

    /** The secret itself. */
    String over(String secret) {
        secrets.add(secret);
        return secret;
    }

    void end() {
        Logger.getLogger("").removeHandler(this);
        assertThat(logged).allSatisfy(line -> assertThat(secrets)
                .noneSatisfy(secret -> assertThat(line).contains(secret)));
    }

    @Override
    public void publish(LogRecord record) {
        logged.add(
                record instanceof org.jboss.logmanager.ExtLogRecord extended
                        ? formatter.format(extended)
                        : record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
