package org.fusiform.stats.work.ledger;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A run that was cancelled, whether its plan is known or not. */
@Entity
@Table(schema = "stats", name = "cancelled_run")
class CancelledRunRow {
    @Id
    String run;

    static CancelledRunRow of(String run) {
        CancelledRunRow row = new CancelledRunRow();
        row.run = run;
        return row;
    }
}
