package org.fusiform.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Result documents as texts to be compared byte by byte. */
public final class Documents {
    private Documents() {}

    /** Without what names the campaign. */
    public static String withoutIds(JsonNode results) {
        ObjectNode document = results.deepCopy();
        document.remove("campaign");
        return document.toString();
    }
}
