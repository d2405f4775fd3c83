package org.fusiform.cli.campaign;

import java.util.UUID;
import java.util.function.Consumer;
import org.fusiform.cli.gateway.Gateway;
import org.fusiform.cli.gateway.Query;
import org.fusiform.cli.gateway.ServerEvents;

/** The campaigns of a gateway. */
public final class Campaigns {
    private static final String ROOT = "/campaigns";
    private final Gateway gateway;

    public Campaigns(Gateway gateway) {
        this.gateway = gateway;
    }

    /** Submits a campaign document and returns its id. */
    public String submit(String document) {
        return gateway.post(ROOT, document, UUID.randomUUID().toString())
                .path("id")
                .asText();
    }

    public CampaignView view(String id) {
        return CampaignView.of(gateway.get(path(id)));
    }

    public CampaignView cancel(String id) {
        return CampaignView.of(gateway.post(path(id) + ":cancel", "", null));
    }

    CampaignView retry(String id) {
        return CampaignView.of(gateway.post(path(id) + ":retry", "", null));
    }

    ServerEvents events(String id) {
        return new ServerEvents(gateway, path(id) + "/events");
    }

    /** The result document as JSON. */
    public String results(String id) {
        return gateway.text(path(id) + "/results", "application/json");
    }

    String resultsCsv(String id) {
        return gateway.text(path(id) + "/results.csv", "text/csv");
    }

    /** Everything found so far, part by part. */
    void archive(String id, boolean units, Consumer<byte[]> parts) {
        gateway.download(new Query(path(id) + "/archive").with("units", units).toString(), "application/zip", parts);
    }

    private static String path(String id) {
        return ROOT + "/" + Query.encode(id);
    }
}
