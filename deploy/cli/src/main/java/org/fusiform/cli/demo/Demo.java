package org.fusiform.cli.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.fusiform.cli.campaign.CampaignWatch;
import org.fusiform.cli.campaign.Campaigns;
import org.fusiform.cli.gateway.Gateway;
import org.fusiform.cli.stimuli.ImportOptions;
import org.fusiform.cli.stimuli.StimulusUpload;
import org.fusiform.cli.table.ResultTable;
import org.fusiform.cli.table.SideBySide;
import org.fusiform.cli.terminal.Terminal;
import org.fusiform.contracts.result.ResultDocument;

/** One campaign over a running gateway: import, submit, follow, print. */
final class Demo {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Gateway gateway;
    private final Path data;
    private final Terminal terminal;

    Demo(Gateway gateway, Path data, Terminal terminal) {
        this.gateway = gateway;
        this.data = data;
        this.terminal = terminal;
    }

    void run(DemoStimuli stimuli, DemoModels wanted, int folds) {
        List<String> models = wanted.ready(gateway, terminal);
        new StimulusUpload(gateway, terminal)
                .send(
                        stimuli.archive(),
                        stimuli.name(),
                        new ImportOptions(stimuli.map(), stimuli.limit(), null, null, null));
        Campaigns campaigns = new Campaigns(gateway);
        String id = campaigns.submit(document(models, stimuli.name(), folds));
        new CampaignWatch(campaigns, terminal).awaitSuccess(id);
        ResultDocument results = campaigns.results(id);
        (SideBySide.fits(results) ? SideBySide.lines(results) : ResultTable.lines(results, terminal.outIsTerminal()))
                .forEach(terminal.out()::println);
        terminal.out().println();
        sayUntrained(results);
        terminal.out().println("results: " + gateway.base() + "/api/v1/campaigns/" + id + "/results");
        terminal.out().println("kept in " + data + "; ./fusiform up --data " + data + " serves them again");
    }

    private static String document(List<String> models, String set, int folds) {
        ObjectNode campaign = JSON.createObjectNode();
        campaign.put("name", "demo");
        models.forEach(campaign.putArray("models")::add);
        campaign.put("stimulusSet", set);
        campaign.putObject("analysis").put("folds", folds);
        return campaign.toString();
    }

    private void sayUntrained(ResultDocument results) {
        List<String> untrained = results.runs().stream()
                .filter(run -> run.provenance() != null && !run.provenance().trained())
                .map(run -> run.model())
                .distinct()
                .toList();
        if (!untrained.isEmpty()) {
            terminal.out()
                    .println(
                            "The weights of " + String.join(", ", untrained)
                                    + " are UNTRAINED (random): this shows that the system works, not what a trained network sees.");
        }
    }
}
