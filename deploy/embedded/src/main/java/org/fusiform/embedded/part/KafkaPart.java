package org.fusiform.embedded.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.fusiform.embedded.KafkaAddress;
import org.fusiform.embedded.leash.FreePorts;

/** One Kafka node, broker and controller in one (KRaft). Its port and its records stay from start to start. */
public final class KafkaPart implements RunningPart {
    private final KafkaRaftServer server;
    private final KafkaAddress address;

    private KafkaPart(KafkaRaftServer server, KafkaAddress address) {
        this.server = server;
        this.address = address;
    }

    /** Returns when the broker takes part in its cluster of one. */
    public static KafkaPart start(Path directory, String secret, Optional<Security> security) throws IOException {
        Path logs = Files.createDirectories(directory).toAbsolutePath();
        if (logs.toString().contains(",")) {
            throw new IllegalArgumentException("Kafka takes no directory with a comma in its name: " + logs);
        }
        KafkaStorage.formatOnce(logs);
        int port = KeptPort.of(logs);
        Properties properties = new Properties();
        int controller = FreePorts.next();
        properties.putAll(listeners(port, controller));
        properties.putAll(small());
        KafkaAddress address = new KafkaAddress("127.0.0.1:" + port, null, null);
        if (security.isPresent()) {
            int secured = FreePorts.next();
            properties.putAll(SecuredKafka.settings(port, controller, secured, secret, security.get()));
            address = new KafkaAddress(address.bootstrapServers(), "127.0.0.1:" + secured, secret);
        }
        properties.put("log.dirs", logs.toString());
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        var part = new KafkaPart(server, address);
        try {
            server.startup();
            return part;
        } catch (RuntimeException e) {
            part.close();
            throw e;
        }
    }

    public KafkaAddress address() {
        return address;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** A static quorum of one voter is read from here at each start, so its port may change. */
    private static Map<String, String> listeners(int broker, int controller) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(KafkaStorage.NODE)),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + broker + ",CONTROLLER://127.0.0.1:" + controller),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + broker),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("controller.listener.names", KafkaStorage.CONTROLLER_LISTENER),
                Map.entry("controller.quorum.voters", KafkaStorage.NODE + "@127.0.0.1:" + controller));
    }

    private static Map<String, String> small() {
        return Map.ofEntries(
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("default.replication.factor", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // The controller lets a killed broker register again only when its old session is over.
                Map.entry("broker.session.timeout.ms", "2000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                // The cleaner's default buffer alone is half of the heap of the parts JVM.
                Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("background.threads", "2"));
    }
}
