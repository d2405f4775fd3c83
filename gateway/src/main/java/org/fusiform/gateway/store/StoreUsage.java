package org.fusiform.gateway.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.fusiform.contracts.ObjectKind;
import org.fusiform.gateway.retention.Amount;
import org.fusiform.gateway.store.UsageView.KindUsage;

/** Counts what a project stores. */
@ApplicationScoped
public class StoreUsage {
    private final StoreSurvey survey;

    StoreUsage(StoreSurvey survey) {
        this.survey = survey;
    }

    UsageView of(String project) {
        References references = survey.references(project);
        List<KindUsage> kinds = new ArrayList<>();
        for (ObjectKind kind : ObjectKind.values()) {
            Amount[] amounts = {Amount.NOTHING, Amount.NOTHING};
            survey.listing(project).forEach(kind, batch -> {
                amounts[0] = amounts[0].plus(Owned.amount(batch));
                amounts[1] = amounts[1].plus(Owned.amount(references.unreferenced(kind, batch)));
            });
            kinds.add(new KindUsage(kind.segment(), amounts[0], amounts[1]));
        }
        return UsageView.of(kinds);
    }
}
