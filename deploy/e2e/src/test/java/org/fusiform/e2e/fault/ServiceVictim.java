package org.fusiform.e2e.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.fusiform.e2e.PackagedService;
import org.fusiform.embedded.leash.FreePorts;
import org.fusiform.embedded.leash.Leash;
import org.fusiform.embedded.leash.LeashedProcess;
import org.fusiform.embedded.leash.Signals;

/** A packaged service. */
final class ServiceVictim implements Victim {
    private static final Pattern SHARD = Pattern.compile("model=\\S+ shard=(\\S+) stimuli=");

    /** Sessions end early, so that a broker which stands still for a while loses its consumers. */
    private static final List<String> SHORT_SESSIONS = List.of(
            "-Dmp.messaging.connector.smallrye-kafka.session.timeout.ms=6000",
            "-Dmp.messaging.connector.smallrye-kafka.heartbeat.interval.ms=1500");

    private final String name;
    private final int port;
    private final Leash leash;
    private volatile LeashedProcess running;

    private ServiceVictim(String name, int port, Leash leash) throws IOException {
        this.name = name;
        this.port = port;
        this.leash = leash;
        this.running = leash.start();
    }

    /** @param module such as {@code stats-service} */
    static ServiceVictim start(String name, String module, Path logs, Map<String, String> environment, String... flags)
            throws IOException {
        int port = FreePorts.next();
        List<String> all = new ArrayList<>(SHORT_SESSIONS);
        all.addAll(List.of(flags));
        Leash leash = PackagedService.at(port, module, logs.resolve(name + ".log"), environment, all);
        return new ServiceVictim(name, port, leash);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long pid() {
        return running.pid();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Shards that it has said it computed, since its first start; one twice where it was computed twice. */
    List<String> shards() throws IOException {
        return SHARD.matcher(Files.readString(running.log()))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** SIGTERM; the exit code. */
    int terminate() throws IOException, InterruptedException {
        Signals.send("TERM", running.pid());
        return running.onExit().join();
    }

    @Override
    public void kill() {
        running.kill();
        running.onExit().join();
    }

    @Override
    public void revive() throws IOException {
        running = leash.start();
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
