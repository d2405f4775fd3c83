package org.fusiform.e2e.upgrade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.fusiform.contracts.Topics;
import org.fusiform.embedded.EmbeddedSystem;
import org.fusiform.embedded.PostgresAddress;
import org.fusiform.storage.S3ObjectStore;
import org.fusiform.storage.S3Settings;
import org.fusiform.storage.StoredObject;

/**
 * What a former version left when it was killed: its database as SQL, all that its services had said to each other, and
 * its store. {@code results.json} is what it answered of the campaign that had succeeded.
 */
public record Sample(Path folder) {
    private static final String DATABASE = "database.sql";
    private static final String MESSAGES = "messages.tsv";
    private static final String STORE = "store.zip";
    private static final String RESULTS = "results.json";
    private static final int MOST_BYTES = 1 << 24;

    /** All of them, each named by when and by what commit it was written. */
    public static List<Sample> all() {
        try (Stream<Path> folders = Files.list(Path.of("src/test/resources/upgrade"))) {
            return folders.filter(Files::isDirectory).sorted().map(Sample::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param checkout of the version that wrote what lies in the parts */
    static void pin(EmbeddedSystem parts, Path checkout, String results, Path folder) throws IOException, SQLException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(RESULTS), results + "\n");
        try (Connection connection = connect(parts)) {
            String gateway = new SqlDump(connection, "gateway").write(migrations(checkout, "gateway"));
            String stats = new SqlDump(connection, "stats").write(migrations(checkout, "stats-service"));
            Files.writeString(folder.resolve(DATABASE), gateway + stats);
        }
        Files.write(
                folder.resolve(MESSAGES),
                Conversations.heard(parts.kafka().bootstrapServers()).stream()
                        .map(PinnedMessage::line)
                        .toList());
        try (S3ObjectStore store = store(parts);
                Stream<StoredObject> objects = store.list("");
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(STORE)))) {
            for (String key : objects.map(StoredObject::key).sorted().toList()) {
                ZipEntry entry = new ZipEntry(key);
                entry.setTime(0);
                zip.putNextEntry(entry);
                ByteBuffer content = store.get(key, MOST_BYTES);
                byte[] bytes = new byte[content.remaining()];
                content.get(bytes);
                zip.write(bytes);
            }
        }
    }

    List<PinnedMessage> messages() {
        return lines(MESSAGES).map(PinnedMessage::parse).toList();
    }

    public String results() {
        return String.join("\n", lines(RESULTS).toList());
    }

    /** Puts all of it into new parts; every message is there once more, as none is known to be read. */
    public void pour(EmbeddedSystem parts, Map<String, Integer> topics) throws IOException, SQLException {
        try (Connection connection = connect(parts);
                Statement statement = connection.createStatement()) {
            // The sample has its own, made by whatever role that version had.
            statement.execute("DROP SCHEMA gateway; DROP SCHEMA stats");
            statement.execute(String.join("\n", lines(DATABASE).toList()));
        }
        try (S3ObjectStore store = store(parts);
                ZipInputStream zip = new ZipInputStream(Files.newInputStream(folder.resolve(STORE)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                store.put(entry.getName(), ByteBuffer.wrap(zip.readAllBytes()), "application/octet-stream");
            }
        }
        parts.createTopics(topics);
        Conversations.say(parts.kafka().bootstrapServers(), messages());
    }

    /** A few partitions for each topic; who starts on them adds what is missing. */
    public static Map<String, Integer> topics() {
        Map<String, Integer> topics = new HashMap<>();
        Topics.ALL.forEach(topic -> {
            topics.put(topic, 2);
            topics.put(Topics.deadLetterOf(topic), 1);
        });
        return topics;
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }

    private Stream<String> lines(String file) {
        try {
            return Files.readAllLines(folder.resolve(file)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path migrations(Path checkout, String service) {
        return checkout.resolve(service).resolve("src/main/resources/db/migration");
    }

    private static Connection connect(EmbeddedSystem parts) throws SQLException {
        PostgresAddress address = parts.postgres();
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    private static S3ObjectStore store(EmbeddedSystem parts) {
        return new S3ObjectStore(new S3Settings(
                parts.s3().endpoint(),
                parts.s3().bucket(),
                parts.s3().accessKey(),
                parts.s3().secretKey(),
                "us-east-1"));
    }
}
