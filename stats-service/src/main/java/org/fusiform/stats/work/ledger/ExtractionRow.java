package org.fusiform.stats.work.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How much of an extraction is stored; its row lock orders plans and completions. */
@Entity
@Table(schema = "stats", name = "extraction")
class ExtractionRow {
    @Id
    String id;

    String project;

    @Column(name = "shards_done")
    int shardsDone;

    /** Shards that failed and were not completed since. */
    @Column(name = "shards_failed")
    int shardsFailed;
}
