package org.fusiform.cli.campaign;

import java.util.function.Consumer;
import org.fusiform.cli.gateway.Gateway;
import org.fusiform.cli.gateway.Query;
import org.fusiform.cli.gateway.ServerEvents;
import org.fusiform.cli.table.ResultReader;
import org.fusiform.contracts.result.ResultDocument;

/** The campaigns of a gateway. */
public final class Campaigns {
    private static final String ROOT = "/campaigns";
    private final Gateway gateway;

    public Campaigns(Gateway gateway) {
        this.gateway = gateway;
    }

    /** The same for whoever waits for the end of one. */
    Campaigns patient() {
        return new Campaigns(gateway.patient());
    }

    /** Submits a campaign document and returns its id. */
    public String submit(String document) {
        return gateway.make(ROOT, document).path("id").asText();
    }

    public CampaignView view(String id) {
        return CampaignView.of(gateway.get(path(id)));
    }

    public CampaignView cancel(String id) {
        return CampaignView.of(gateway.post(path(id) + ":cancel"));
    }

    CampaignView retry(String id) {
        return CampaignView.of(gateway.post(path(id) + ":retry"));
    }

    ServerEvents events(String id) {
        return new ServerEvents(gateway, path(id) + "/events");
    }

    /** What it has found so far, as far as tables show it. */
    public ResultDocument results(String id) {
        return gateway.read(path(id) + "/results", "application/json", ResultReader::read);
    }

    /** The result document as it is sent, part by part. */
    void resultsJson(String id, Consumer<byte[]> parts) {
        gateway.download(path(id) + "/results", "application/json", parts);
    }

    void resultsCsv(String id, Consumer<byte[]> parts) {
        gateway.download(path(id) + "/results.csv", "text/csv", parts);
    }

    /** Everything found so far, part by part. */
    void archive(String id, boolean units, Consumer<byte[]> parts) {
        gateway.download(new Query(path(id) + "/archive").with("units", units).toString(), "application/zip", parts);
    }

    private static String path(String id) {
        return ROOT + "/" + Query.encode(id);
    }
}
