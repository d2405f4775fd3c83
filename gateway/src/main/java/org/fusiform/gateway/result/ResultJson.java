package org.fusiform.gateway.result;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisOutcome.CampaignAnalysed;
import org.fusiform.contracts.result.RunResult;

/** Writes a {@link org.fusiform.contracts.result.ResultDocument}, of which one run is in memory at a time. */
final class ResultJson {
    private ResultJson() {}

    static void write(Results results, Results.Head head, OutputStream out) throws IOException {
        try (JsonGenerator json = MessageJson.generator(out)) {
            json.writeStartObject();
            json.writeStringField("campaign", head.campaign().id);
            json.writeStringField("name", head.campaign().name);
            json.writePOJOField("state", head.campaign().state);
            json.writeArrayFieldStart("runs");
            for (String run : head.runs()) {
                for (RunResult result : results.run(head, run)) {
                    json.writePOJO(result);
                }
            }
            json.writeEndArray();
            json.writePOJOField(
                    "comparisons",
                    head.compared().map(CampaignAnalysed::comparisons).orElse(List.of()));
            json.writePOJOField(
                    "modelConsistency",
                    head.compared().map(CampaignAnalysed::consistency).orElse(List.of()));
            json.writeEndObject();
        }
    }
}
