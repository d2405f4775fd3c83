package org.fusiform.gateway.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** One layer of a run. */
@Entity
@IdClass(RunLayerRow.Key.class)
@Table(name = "run_layer")
public class RunLayerRow {
    @Id
    public String run;

    /** Index in the plan. */
    @Id
    public int layer;

    public String extraction;

    /** The order that its extraction waits for; null where it was stored already. */
    @Column(name = "order_id")
    public String orderId;

    /** The JSON of its results, one per analysis; null until it is analysed. */
    public String results;

    /** The JSON of the keys of its unit tables, one per analysis. */
    @Column(name = "unit_tables")
    public String unitTables;

    static RunLayerRow of(String run, int layer, String extraction, String orderId) {
        RunLayerRow row = new RunLayerRow();
        row.run = run;
        row.layer = layer;
        row.extraction = extraction;
        row.orderId = orderId;
        return row;
    }

    public record Key(String run, int layer) {}
}
