package org.fusiform.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.Sha256;
import org.fusiform.gateway.audit.AuditLog;
import org.fusiform.gateway.idempotency.Idempotency;
import org.fusiform.gateway.lease.Leases;
import org.fusiform.gateway.model.ModelImports;
import org.fusiform.gateway.project.Projects;
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

    @Inject
    Projects projects;

    @Inject
    AuditLog audit;

    @Inject
    Idempotency idempotency;

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

    @Test
    void a_project_that_cannot_be_swept_keeps_no_other_from_it() {
        // Given
        projects.know("sweep-a");
        projects.know("sweep-b");
        List<String> swept = new ArrayList<>();
        SweepConfig config = config(Duration.ZERO);
        StoreSweep broken = new StoreSweep(store, survey, models, discards, leases, quotas, config) {
            @Override
            Optional<SweepView> trySweep(String project, boolean dryRun) {
                if (project.equals("sweep-a")) {
                    throw new IllegalStateException("its manifest is missing");
                }
                swept.add(project);
                return Optional.empty();
            }
        };

        // When
        new SweepTimer(broken, projects, audit, idempotency, config).sweep();

        // Then
        assertThat(swept).contains("sweep-b").doesNotContain("sweep-a");
    }

    private StoreSweep sweep(Duration grace) {
        return new StoreSweep(store, survey, models, discards, leases, quotas, config(grace));
    }

    private static SweepConfig config(Duration grace) {
        return new SweepConfig() {
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
        };
    }
}
