package org.fusiform.stats.work.ledger;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** One shard of a generation of an extraction: its chunks as the completion listed them, or null where it failed. */
@Entity
@IdClass(ShardRow.Key.class)
@Table(schema = "stats", name = "shard")
class ShardRow {
    @Id
    String extraction;

    @Id
    long generation;

    @Id
    int index;

    String chunks;

    static ShardRow of(Generation extraction, int index, String chunks) {
        ShardRow row = new ShardRow();
        row.extraction = extraction.id();
        row.generation = extraction.generation();
        row.index = index;
        row.chunks = chunks;
        return row;
    }

    record Key(String extraction, long generation, int index) {}
}
