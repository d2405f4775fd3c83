package org.fusiform.stats.work.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.List;

/** The comparison of some runs of a campaign, published once all of them are done. */
@Entity
@IdClass(CrossModelRow.Key.class)
@Table(schema = "stats", name = "cross_model")
class CrossModelRow {
    @Id
    String campaign;

    /** Their ids in the order of the models, separated by spaces. */
    @Id
    @Column(name = "runs")
    String runs;

    @Enumerated(EnumType.STRING)
    CrossModelState state = CrossModelState.QUEUED;

    static CrossModelRow of(String campaign, List<String> runs) {
        CrossModelRow row = new CrossModelRow();
        row.campaign = campaign;
        row.runs = text(runs);
        return row;
    }

    private static String text(List<String> runs) {
        return String.join(" ", runs);
    }

    record Key(String campaign, String runs) {
        static Key of(String campaign, List<String> runs) {
            return new Key(campaign, text(runs));
        }
    }
}
