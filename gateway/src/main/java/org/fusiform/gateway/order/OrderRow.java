package org.fusiform.gateway.order;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Shards that were sent to extractors together; its row lock orders their answers. */
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

    static OrderRow of(String id, String project, String campaign, int shards, int answered) {
        OrderRow row = new OrderRow();
        row.id = id;
        row.project = project;
        row.campaign = campaign;
        row.shards = shards;
        row.answered = answered;
        return row;
    }
}
