package org.fusiform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.message.ChunkRef;
import org.fusiform.embedded.EmbeddedSystem;
import org.fusiform.embedded.Part;
import org.fusiform.embedded.S3Address;
import org.fusiform.storage.zarr.ZarrArray;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ObjectStoreIT {
    private static EmbeddedSystem parts;
    private static S3Settings settings;
    private static S3ObjectStore store;

    @BeforeAll
    static void start() {
        parts = EmbeddedSystem.startTemporary(Part.S3);
        S3Address s3 = parts.s3();
        settings = new S3Settings(s3.endpoint(), s3.bucket(), s3.accessKey(), s3.secretKey(), "us-east-1");
        store = new S3ObjectStore(settings);
    }

    @AfterAll
    static void stop() {
        store.close();
        parts.close();
    }

    @Test
    void whatIsPutComesBack(@TempDir Path directory) throws Exception {
        // Given
        byte[] bytes = new byte[6 << 20];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(directory.resolve("large"), bytes);

        Instant before = Instant.now();

        // When
        store.put("p/buffer", ByteBuffer.wrap(bytes), "application/octet-stream");
        store.put("p/slice", ByteBuffer.wrap(bytes, 5, 20), "application/octet-stream");
        store.put("p/empty", ByteBuffer.allocate(0), "application/octet-stream");
        store.put("p/file", file, "application/octet-stream");
        store.download("p/file", directory.resolve("copy"));

        // Then
        assertThat(store.get("p/buffer", bytes.length)).isEqualTo(ByteBuffer.wrap(bytes));
        assertThat(store.get("p/slice", 100)).isEqualTo(ByteBuffer.wrap(bytes, 5, 20));
        assertThat(store.get("p/empty", 0).remaining()).isZero();
        assertThat(directory.resolve("copy")).hasSameBinaryContentAs(file);
        assertThat(directory.resolve("copy.part")).doesNotExist();
        try (InputStream stream = store.open("p/slice")) {
            assertThat(stream.readAllBytes()).hasSize(20);
        }
        StoredObject stored = store.stat("p/file").orElseThrow();
        assertThat(stored.bytes()).isEqualTo(bytes.length);
        assertThat(Stream.concat(Stream.of(stored), store.list("p/file")))
                .hasSize(2)
                .allSatisfy(object ->
                        assertThat(object.modified()).isBetween(before.truncatedTo(ChronoUnit.SECONDS), Instant.now()));
    }

    @Test
    void aRepeatedPutReplaces() {
        // When
        store.put("again", text("first"), "text/plain");
        store.put("again", text("second"), "text/plain");

        // Then
        assertThat(store.get("again", 100)).isEqualTo(text("second"));
    }

    @Test
    void theMissingObjectIsNamed(@TempDir Path directory) {
        assertThat(store.stat("not/there")).isEmpty();
        assertThatThrownBy(() -> store.get("not/there", 10))
                .isInstanceOfSatisfying(
                        NoSuchObject.class, e -> assertThat(e.key()).isEqualTo("not/there"));
        assertThatThrownBy(() -> store.open("not/there")).isInstanceOf(NoSuchObject.class);
        assertThatThrownBy(() -> store.download("not/there", directory.resolve("f")))
                .isInstanceOf(NoSuchObject.class);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void anOversizedObjectIsRefused() {
        // Given
        store.put("big", ByteBuffer.allocate(1001), "application/octet-stream");

        // Then
        assertThatThrownBy(() -> store.get("big", 1000))
                .isInstanceOf(ObjectTooLarge.class)
                .hasMessage("big is larger than the 1000 bytes that were expected at most");
        assertThat(store.get("big", 1001).remaining()).isEqualTo(1001);
    }

    @Test
    void listsByPrefixAndDeletesTwice() {
        // Given
        List<String> keys = List.of("l/a/1", "l/a/2=x y+z", "l/b");
        keys.forEach(key -> store.put(key, text(key), "text/plain"));

        // Then
        assertThat(store.list("l/")).extracting(StoredObject::key).containsExactlyElementsOf(keys);
        assertThat(store.list("l/a/")).extracting(StoredObject::bytes).containsExactly(5L, 11L);
        assertThat(store.list("nothing")).isEmpty();

        // When
        store.delete("l/b");
        store.delete("l/b");

        // Then
        assertThat(store.stat("l/b")).isEmpty();
    }

    @Test
    void aDamagedChunkIsNoticed() {
        // Given
        ZarrArray array = new ZarrArray(store, "default", "e", ArrayLayout.of(3, List.of(2, 3, 3), 2));
        array.writeMetadata();
        ChunkRef ref = array.writeChunk(1, 0, array.newChunk().putFloat(0, 7f));
        assertThat(array.readChunk(1, 0, ref).get(0)).isEqualTo(7f);

        // When
        ByteBuffer stored = store.get(ref.key(), ref.bytes());
        store.put(ref.key(), stored.put(9, (byte) 1), "application/octet-stream");

        // Then
        assertThatThrownBy(() -> array.readChunk(1, 0, ref))
                .isInstanceOf(CorruptObject.class)
                .hasMessageContaining("default/activations/e/c/1/0/0/0");
    }

    @Test
    void aByteDamagedOnTheWayIsRefusedByTheStore() throws Exception {
        damagedOnTheWay("sound", text("as it was"), text("unharmed"), text("as it is"));
    }

    @Test
    void aByteDamagedInALargeObjectIsRefusedByTheStore() throws Exception {
        byte[] bytes = new byte[3 << 20];
        new Random(2).nextBytes(bytes);
        ByteBuffer damaged = ByteBuffer.wrap(bytes.clone()).put(2 << 20, text("as it is"), 0, 8);

        damagedOnTheWay("large-sound", ByteBuffer.wrap(bytes), ByteBuffer.wrap(bytes, 0, 2 << 20), damaged);
    }

    private static void damagedOnTheWay(String key, ByteBuffer before, ByteBuffer unharmed, ByteBuffer damaged)
            throws Exception {
        // Given
        store.put(key, before, "text/plain");
        try (DamagingLine line = DamagingLine.to(settings.endpoint(), "as it is");
                S3ObjectStore behind = new S3ObjectStore(new S3Settings(
                        line.endpoint(),
                        settings.bucket(),
                        settings.accessKey(),
                        settings.secretKey(),
                        settings.region()))) {
            // When
            behind.put(key, unharmed, "text/plain");

            // Then: what does not hold the words gets through, what does is refused, replaces nothing and leaves
            // nothing
            assertThat(store.get(key, 1 << 22)).isEqualTo(unharmed);
            assertThatThrownBy(() -> behind.put(key, damaged, "text/plain"))
                    .isInstanceOf(StoreRefused.class)
                    .hasMessageContaining("writing " + key);
            assertThat(store.get(key, 1 << 22)).isEqualTo(unharmed);
            assertThat(store.list(key)).extracting(StoredObject::key).containsExactly(key);
        }
    }

    @Test
    void wrongKeysAreRefusedAndADeadStoreIsUnavailable() {
        S3Settings wrong = new S3Settings(
                settings.endpoint(), settings.bucket(), settings.accessKey(), "wrong", settings.region());
        S3Settings bucket = new S3Settings(
                settings.endpoint(), "no-such-bucket", settings.accessKey(), settings.secretKey(), "us-east-1");
        S3Settings down = new S3Settings("http://127.0.0.1:1", "bucket", "a", "s", "us-east-1");

        try (S3ObjectStore refused = new S3ObjectStore(wrong);
                S3ObjectStore elsewhere = new S3ObjectStore(bucket);
                S3ObjectStore dead = new S3ObjectStore(down)) {
            assertThatThrownBy(() -> refused.get("x", 1)).isInstanceOf(StoreRefused.class);
            assertThatThrownBy(() -> elsewhere.get("x", 1)).isInstanceOf(StoreRefused.class);
            assertThatThrownBy(() -> dead.get("x", 1)).isInstanceOf(StoreUnavailable.class);
            assertThatThrownBy(() -> dead.put("x", text("x"), "text/plain")).isInstanceOf(StoreUnavailable.class);
            assertThatThrownBy(() -> dead.list("x").toList()).isInstanceOf(StoreUnavailable.class);
            assertThatThrownBy(() -> dead.delete("x"))
                    .isInstanceOfSatisfying(StoreUnavailable.class, e -> assertThat(e.transientFault())
                            .isTrue());
        }
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
