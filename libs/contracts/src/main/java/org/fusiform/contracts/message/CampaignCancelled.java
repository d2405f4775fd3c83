package org.fusiform.contracts.message;

import java.util.List;

/** Stop starting work for these orders and runs; what is under way may end. */
public record CampaignCancelled(String project, String campaign, List<String> orders, List<String> runs) {
    public CampaignCancelled {
        orders = List.copyOf(orders);
        runs = List.copyOf(runs);
    }
}
