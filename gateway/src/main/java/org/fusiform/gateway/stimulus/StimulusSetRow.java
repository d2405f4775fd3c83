package org.fusiform.gateway.stimulus;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** An imported set; contents are the JSON of {@link SetContents}. */
@Entity
@IdClass(StimulusSetRow.Key.class)
@Table(name = "stimulus_set")
class StimulusSetRow {
    @Id
    String project;

    @Id
    String id;

    @Column(insertable = false, updatable = false)
    long seq;

    int stimuli;

    String contents;

    @Column(name = "created_at", insertable = false, updatable = false)
    Instant createdAt;

    record Key(String project, String id) {}
}
