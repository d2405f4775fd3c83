package org.fusiform.stats.work.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** How much of a generation of an extraction is stored; its row lock orders plans, completions and its end. */
@Entity
@IdClass(Generation.class)
@Table(schema = "stats", name = "extraction")
class ExtractionRow {
    @Id
    String id;

    @Id
    long generation;

    String project;

    @Column(name = "shards_done")
    int shardsDone;

    /** Shards that failed and were not completed since. */
    @Column(name = "shards_failed")
    int shardsFailed;

    /** Nothing of it is stored any more, for good. */
    boolean discarded;
}
