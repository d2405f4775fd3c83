package org.fusiform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Parts by TLS, with rights for each service as the manifests give them: what may be done, and what may not. */
class SecuredPartsIT {
    private static final String REQUESTS = "extraction-requests";
    private static final String COMPLETIONS = "extraction-completions";
    private static final String PLANS = "analysis-plans";

    private static EmbeddedSystem system;

    @BeforeAll
    static void start() {
        system = EmbeddedSystem.startSecured(Path.of("../../k8s"));
        system.createTopics(Stream.of(REQUESTS, COMPLETIONS, PLANS).collect(Collectors.toMap(name -> name, name -> 1)));
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    private static Map<String, Object> client(String service) {
        return new HashMap<>(system.kafka().clientOf(service, system.authority().toString()));
    }

    private static void write(Map<String, Object> client, String topic) throws Throwable {
        client.put("max.block.ms", 20_000);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "text")).get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    private static int read(String service, String topic, String group) {
        Map<String, Object> client = client(service);
        client.put("group.id", group);
        client.put("auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            int read = 0;
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (read == 0 && System.nanoTime() < deadline) {
                read = consumer.poll(Duration.ofMillis(200)).count();
            }
            return read;
        }
    }

    @Test
    void a_service_reads_and_writes_its_own_topics_and_no_others() throws Throwable {
        write(client("gateway"), REQUESTS);
        assertThat(read("extractor", REQUESTS, "extractor")).isEqualTo(1);
        write(client("extractor"), COMPLETIONS);

        assertThatThrownBy(() -> write(client("extractor"), PLANS)).isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> write(client("stats"), REQUESTS)).isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> read("extractor", PLANS, "extractor")).isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> read("extractor", REQUESTS, "stats")).isInstanceOf(GroupAuthorizationException.class);
    }

    @Test
    void nobody_gets_to_the_broker_with_a_wrong_password_or_without_trusting_it() {
        Map<String, Object> wrong = client("gateway");
        wrong.put(
                "sasl.jaas.config",
                wrong.get("sasl.jaas.config").toString().replaceFirst("password=\"", "password=\"x"));
        assertThatThrownBy(() -> write(wrong, REQUESTS))
                .isInstanceOf(SaslAuthenticationException.class)
                .satisfies(e -> assertThat(e.toString())
                        .doesNotContain(ServiceSecret.of(system.kafka().secret(), "gateway")));
        Map<String, Object> distrustful = client("gateway");
        distrustful.remove("ssl.truststore.type");
        distrustful.remove("ssl.truststore.location");
        assertThatThrownBy(() -> write(distrustful, REQUESTS)).hasMessageContaining("SSL handshake failed");
    }

    private static Connection connect(PostgresAddress role, String mode) throws SQLException {
        Properties properties = new Properties();
        properties.put("user", role.user());
        properties.put("password", role.password());
        properties.put("sslmode", mode);
        properties.put("sslrootcert", system.authority().toString());
        return DriverManager.getConnection(role.jdbcUrl(), properties);
    }

    @Test
    void a_service_owns_its_schema_and_sees_no_other() throws SQLException {
        try (Connection gateway = connect(system.postgres().as("gateway"), "verify-full");
                Statement own = gateway.createStatement();
                Connection stats = connect(system.postgres().as("stats"), "verify-full");
                Statement foreign = stats.createStatement()) {
            own.execute("CREATE TABLE gateway.mine (secret text)");
            own.execute("INSERT INTO gateway.mine VALUES ('hush')");
            foreign.execute("CREATE TABLE stats.theirs (n integer)");

            assertThatThrownBy(() -> foreign.execute("SELECT * FROM gateway.mine"))
                    .hasMessageContaining("permission denied for schema gateway");
            assertThatThrownBy(() -> own.execute("SELECT * FROM stats.theirs"))
                    .hasMessageContaining("permission denied for schema stats");
            assertThatThrownBy(() -> foreign.execute("CREATE SCHEMA another"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> foreign.execute("CREATE TABLE public.t (n integer)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> foreign.execute("CREATE ROLE another")).hasMessageContaining("permission denied");
            try (ResultSet tls = own.executeQuery("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
                assertThat(tls.next()).isTrue();
                assertThat(tls.getBoolean(1)).isTrue();
            }
        }
        PostgresAddress extractor = system.postgres().as("extractor");
        assertThatThrownBy(() -> connect(extractor, "verify-full"))
                .hasMessageContaining("password authentication failed")
                .satisfies(e -> assertThat(e.toString()).doesNotContain(extractor.password()));
    }
}
