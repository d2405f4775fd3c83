package org.fusiform.gateway.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * Shards that are sent to extractors for the same layers; its row lock orders their sending and their answers. What is
 * large of the row is not mapped here.
 */
@Entity
@Table(name = "extraction_order")
class OrderRow {
    @Id
    String id;

    String project;

    /** The campaign that was the first to ask. */
    String campaign;

    @Enumerated(EnumType.STRING)
    OrderState state = OrderState.OPEN;

    int shards;

    /** Shards that have ended, in whatever way. */
    int answered;

    /** Shards before this one were sent, or stored before. */
    @Column(name = "next_shard")
    int nextShard;

    /** Shards that were sent and are not answered. */
    @Column(name = "in_flight")
    int inFlight;
}
