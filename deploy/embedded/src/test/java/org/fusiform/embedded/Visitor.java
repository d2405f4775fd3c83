package org.fusiform.embedded;

import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.errors.MinioException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Leaves a word in each part, and reads back every word that was left there, with the clients that services use. */
record Visitor(EmbeddedSystem system) {
    private static final String TOPIC = "guest-book";

    void leave(String word) throws Exception {
        system.createTopics(Map.of(TOPIC, 2));
        Map<String, Object> config = Map.of("bootstrap.servers", system.kafka().bootstrapServers());
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, 0, null, word)).get();
        }
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS guest_book (word text)");
            statement.execute("INSERT INTO guest_book VALUES ('" + word + "')");
        }
        put(word, word.getBytes(StandardCharsets.UTF_8));
    }

    void put(String name, byte[] content) {
        try {
            minio().putObject(PutObjectArgs.builder()
                    .bucket(system.s3().bucket())
                    .object("guests/" + name)
                    .data(content, content.length)
                    .build());
        } catch (MinioException e) {
            throw new IllegalStateException("cannot put " + name, e);
        }
    }

    /** Bytes of every object, by its key. */
    Map<String, Long> sizes() throws MinioException {
        Map<String, Long> found = new TreeMap<>();
        var objects = minio().listObjects(ListObjectsArgs.builder()
                .bucket(system.s3().bucket())
                .recursive(true)
                .build());
        for (var object : objects) {
            found.put(object.get().objectName(), object.get().size());
        }
        return found;
    }

    List<String> records(int count) {
        Map<String, Object> config = Map.of("bootstrap.servers", system.kafka().bootstrapServers());
        List<String> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
            consumer.seekToBeginning(consumer.assignment());
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (found.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(each -> found.add(each.value()));
            }
        }
        return found;
    }

    List<String> rows() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT word FROM guest_book ORDER BY word")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    String object(String word) throws Exception {
        try (var stream = minio().getObject(GetObjectArgs.builder()
                .bucket(system.s3().bucket())
                .object("guests/" + word)
                .build())) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Connection connect() throws SQLException {
        PostgresAddress postgres = system.postgres();
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    private MinioClient minio() {
        S3Address s3 = system.s3();
        return MinioClient.builder()
                .endpoint(s3.endpoint())
                .region("us-east-1")
                .credentials(s3.accessKey(), s3.secretKey())
                .build();
    }
}
