package org.fusiform.gateway.campaign;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisPlan;

/** One model of a campaign. */
@Entity
@Table(name = "run")
public class RunRow {
    @Id
    public String id;

    public String project;

    public String campaign;

    /** Index in the campaign document. */
    public int position;

    public String model;

    @Enumerated(EnumType.STRING)
    public RunState state = RunState.PENDING;

    /** Why it failed. */
    public String reason;

    /** The JSON of its {@link AnalysisPlan}. */
    public String plan;

    public int layers;

    /** The JSON of what RunAnalysed brought, one map per analysis. */
    public String consistency;

    /** The release that analysed it. */
    public String release;

    static RunRow of(AnalysisPlan plan, int position) {
        RunRow row = new RunRow();
        row.id = plan.run();
        row.project = plan.project();
        row.campaign = plan.campaign();
        row.position = position;
        row.model = plan.network().model();
        row.plan = MessageJson.write(plan);
        row.layers = plan.layers().size();
        return row;
    }

    public AnalysisPlan plan() {
        return MessageJson.read(plan, AnalysisPlan.class);
    }
}
