package org.fusiform.gateway.stimulus;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A name of a set. */
@Entity
@IdClass(StimulusSetNameRow.Key.class)
@Table(name = "stimulus_set_name")
class StimulusSetNameRow {
    @Id
    String project;

    @Id
    String name;

    @Column(name = "set_id")
    String setId;

    record Key(String project, String name) {}
}
