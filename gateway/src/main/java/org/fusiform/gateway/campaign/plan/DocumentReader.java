package org.fusiform.gateway.campaign.plan;

import org.fusiform.contracts.campaign.CampaignDocument;
import org.fusiform.gateway.problem.JsonBody;
import org.fusiform.gateway.problem.Mistakes;
import org.fusiform.gateway.problem.Problem;

/** Reads a campaign document; a Problem points to the fields that are wrong. */
public final class DocumentReader {
    private DocumentReader() {}

    public static CampaignDocument read(String json) {
        return needed(JsonBody.read(json, CampaignDocument.class));
    }

    /** With the fields that have not their form noted and left out. */
    public static CampaignDocument read(String json, Mistakes mistakes) {
        return needed(JsonBody.read(json, CampaignDocument.class, mistakes));
    }

    private static CampaignDocument needed(CampaignDocument document) {
        if (document == null) {
            throw Problem.malformed("the campaign document is the JSON null; it needs models and stimulusSet", null);
        }
        return document;
    }
}
