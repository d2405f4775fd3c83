package org.fusiform.stats.work.ledger;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** One layer of a run and the generation of an extraction that it waits for. */
@Entity
@IdClass(PlannedLayerRow.Key.class)
@Table(schema = "stats", name = "planned_layer")
class PlannedLayerRow {
    @Id
    String run;

    @Id
    int layer;

    String extraction;

    long generation;

    @Enumerated(EnumType.STRING)
    LayerState state = LayerState.WAITING;

    static PlannedLayerRow of(String run, int layer, Generation awaited) {
        PlannedLayerRow row = new PlannedLayerRow();
        row.run = run;
        row.layer = layer;
        row.extraction = awaited.id();
        row.generation = awaited.generation();
        return row;
    }

    record Key(String run, int layer) {}
}
