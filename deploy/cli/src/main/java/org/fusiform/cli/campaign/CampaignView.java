package org.fusiform.cli.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.fusiform.cli.CommandFailure;
import org.fusiform.contracts.campaign.CampaignState;

/**
 * A campaign as the gateway tells of it.
 *
 * @param done finished shards and layer analyses
 * @param total all of them, as far as they are known
 */
public record CampaignView(String id, String name, CampaignState state, long done, long total, List<RunView> runs) {
    public CampaignView {
        runs = List.copyOf(runs);
    }

    /** One model of it. {@code reason} is null where nothing failed. */
    record RunView(String model, String state, Work shards, Work layers, String reason) {}

    /** So much of so much. */
    record Work(long done, long total) {
        static Work of(JsonNode node) {
            return new Work(node.path("done").asLong(), node.path("total").asLong());
        }
    }

    static CampaignView of(JsonNode campaign) {
        List<RunView> runs = new ArrayList<>();
        for (JsonNode run : campaign.path("runs")) {
            runs.add(new RunView(
                    run.path("model").asText(),
                    run.path("state").asText(),
                    Work.of(run.path("shards")),
                    Work.of(run.path("layers")),
                    run.path("reason").asText(null)));
        }
        long done = runs.stream()
                .mapToLong(run -> run.shards.done + run.layers.done)
                .sum();
        long total = runs.stream()
                .mapToLong(run -> run.shards.total + run.layers.total)
                .sum();
        return new CampaignView(
                campaign.path("id").asText(),
                campaign.path("name").asText(""),
                state(campaign.path("state").asText()),
                done,
                total,
                runs);
    }

    private static CampaignState state(String name) {
        try {
            return CampaignState.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("the gateway tells of a campaign state '" + name + "' that is not known here", e);
        }
    }

    /** Why it did not succeed, as far as its runs say. */
    String reasons() {
        List<String> reasons = runs.stream()
                .filter(run -> run.reason != null)
                .map(run -> run.model + ": " + run.reason)
                .toList();
        return reasons.isEmpty() ? "" : ": " + String.join("; ", reasons);
    }
}
