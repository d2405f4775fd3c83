package org.fusiform.stats.work.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.telemetry.TraceParent;

/** The plan of one run; its row lock orders everything that happens to the run. */
@Entity
@Table(schema = "stats", name = "plan")
class PlanRow {
    @Id
    String run;

    String project;

    String campaign;

    @Enumerated(EnumType.STRING)
    RunState state = RunState.LIVE;

    /** Shards that each of its extractions consists of. */
    int shards;

    int layers;

    @Column(name = "layers_done")
    int layersDone;

    String body;

    /** What its items belong to, as a {@link TraceParent}; null for nothing. */
    String trace;

    static PlanRow of(AnalysisPlan plan) {
        PlanRow row = new PlanRow();
        row.run = plan.run();
        row.project = plan.project();
        row.campaign = plan.campaign();
        row.shards = Math.ceilDiv(plan.totalStimuli(), plan.shardStimuli());
        row.layers = plan.layers().size();
        row.body = MessageJson.write(plan);
        row.trace = TraceParent.current();
        return row;
    }

    AnalysisPlan plan() {
        return MessageJson.read(body, AnalysisPlan.class);
    }
}
