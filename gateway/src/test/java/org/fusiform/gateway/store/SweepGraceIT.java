package org.fusiform.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.Sha256;
import org.fusiform.gateway.lease.Leases;
import org.fusiform.gateway.model.ModelImports;
import org.fusiform.gateway.quota.Quotas;
import org.fusiform.gateway.retention.Discards;
import org.fusiform.gateway.system.Parts;
import org.fusiform.storage.ObjectStore;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Parts.class)
class SweepGraceIT {
    @Inject
    ObjectStore store;

    @Inject
    StoreSurvey survey;

    @Inject
    ModelImports models;

    @Inject
    Discards discards;

    @Inject
    Leases leases;

    @Inject
    Quotas quotas;

    @Test
    void what_was_written_a_moment_ago_is_spared() {
        // Given
        String hash = Sha256.of(UUID.randomUUID().toString());
        String chunk = ObjectKeys.chunk("graceful", hash, 0, 0);
        String stimulus = ObjectKeys.stimulus("graceful", hash);
        store.put(chunk, ByteBuffer.wrap(new byte[5]), "application/octet-stream");
        store.put(stimulus, ByteBuffer.wrap(new byte[7]), "image/png");

        // When
        SweepView patient = sweep(Duration.ofHours(1)).sweep("graceful", false);
        SweepView hasty = sweep(Duration.ZERO).sweep("graceful", false);

        // Then
        assertThat(patient.removed().objects()).isZero();
        assertThat(patient.spared().bytes()).isEqualTo(12);
        assertThat(hasty.removed().bytes()).isEqualTo(12);
        assertThat(hasty.spared().objects()).isZero();
        assertThat(store.list("graceful/")).isEmpty();
    }

    private StoreSweep sweep(Duration grace) {
        return new StoreSweep(store, survey, models, discards, leases, quotas, new SweepConfig() {
            @Override
            public Duration every() {
                return Duration.ZERO;
            }

            @Override
            public Duration grace() {
                return grace;
            }

            @Override
            public Duration uploadGrace() {
                return Duration.ofHours(1);
            }
        });
    }
}
