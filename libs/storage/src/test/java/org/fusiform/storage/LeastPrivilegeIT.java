package org.fusiform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.ObjectKind;
import org.fusiform.embedded.EmbeddedSystem;
import org.fusiform.embedded.Part;
import org.fusiform.embedded.S3Address;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The store by TLS, and as far as the policies of {@code k8s/policies} open it to each service. */
class LeastPrivilegeIT {
    private static EmbeddedSystem parts;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        parts = EmbeddedSystem.startSecured(Path.of("../../k8s"), Part.S3);
    }

    @AfterAll
    static void stop() {
        parts.close();
    }

    private static S3ObjectStore store(S3Address s3, Optional<Path> authorities) {
        return new S3ObjectStore(
                new S3Settings(s3.endpoint(), s3.bucket(), s3.accessKey(), s3.secretKey(), "us-east-1", authorities));
    }

    private static S3ObjectStore of(String service) {
        return store(parts.s3().as(service), Optional.of(parts.authority()));
    }

    private static String key(ObjectKind kind) {
        return ObjectKeys.prefix("lab", kind) + "a/b";
    }

    private static ByteBuffer content() {
        return ByteBuffer.wrap(new byte[] {1, 2, 3});
    }

    @ParameterizedTest
    @CsvSource({
        "gateway, stimuli stimulus-sets weights activations analyses, stimuli stimulus-sets weights",
        "extractor, stimuli weights, activations",
        "stats, stimulus-sets activations analyses, analyses"
    })
    void a_service_reads_and_writes_what_its_work_needs_and_nothing_else(String service, String reads, String writes) {
        Set<String> readable = new TreeSet<>();
        Set<String> writable = new TreeSet<>();
        Set<String> removable = new TreeSet<>();
        try (S3ObjectStore all = store(parts.s3(), Optional.of(parts.authority()));
                S3ObjectStore own = of(service)) {
            for (ObjectKind kind : ObjectKind.values()) {
                all.put(key(kind), content(), "text/plain");
                if (allowed(() -> own.get(key(kind), 10))) {
                    readable.add(kind.segment());
                }
                if (allowed(() -> own.put(key(kind), content(), "text/plain"))) {
                    writable.add(kind.segment());
                }
                if (allowed(() -> own.delete(key(kind)))) {
                    removable.add(kind.segment());
                }
            }
            assertThat(allowed(() -> own.list("lab/").count())).isEqualTo(service.equals("gateway"));
        }

        assertThat(readable).containsExactlyInAnyOrder(reads.split(" "));
        assertThat(writable).containsExactlyInAnyOrder(writes.split(" "));
        assertThat(removable).hasSize(service.equals("gateway") ? ObjectKind.values().length : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"extractor", "stats"})
    void a_worker_marks_what_it_has_in_hand(String service) {
        String mark = ObjectKeys.inHand("lab", "work", 3, 71) + "process";
        try (S3ObjectStore own = of(service)) {
            own.put(mark, ByteBuffer.allocate(0), "text/plain");

            assertThat(own.list(ObjectKeys.inHand("lab", "work", 3, 71)).map(StoredObject::key))
                    .containsExactly(mark);
            own.delete(mark);
            assertThat(own.list(ObjectKeys.inHand("lab", "work", 3, 71))).isEmpty();
        }
    }

    private static boolean allowed(Runnable call) {
        try {
            call.run();
            return true;
        } catch (StoreRefused e) {
            assertThat(e).hasMessageContaining("AccessDenied");
            return false;
        }
    }

    @Test
    void a_store_whose_certificate_nobody_vouches_for_is_not_spoken_to() throws Exception {
        try (S3ObjectStore distrustful = store(parts.s3(), Optional.empty())) {
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> distrustful.get("lab/stimuli/a", 10),
                    () -> distrustful.put("lab/stimuli/a", content(), "text/plain"))) {
                assertThatThrownBy(call)
                        .isInstanceOf(StoreRefused.class)
                        .hasMessageContaining("fusiform.store.authorities")
                        .hasMessageNotContaining(parts.s3().secretKey());
            }
        }
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        assertThatThrownBy(() -> store(parts.s3(), Optional.of(empty)))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("fusiform.store.authorities");
    }
}
