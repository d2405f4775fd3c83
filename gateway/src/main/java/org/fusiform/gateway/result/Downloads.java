package org.fusiform.gateway.result;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers that people keep as files. */
final class Downloads {
    private Downloads() {}

    static Response of(Object content, String type, String name) {
        return builder(content, type, name).build();
    }

    /** The same of what has no room to say where it comes from: the answer says where that is told. */
    static Response of(Object content, String type, String name, RunLayers.Found found) {
        return builder(content, type, name)
                .header(
                        HttpHeaders.LINK,
                        "</api/v1/campaigns/" + found.plan().campaign() + "/provenance>; rel=\"describedby\"")
                .build();
    }

    private static Response.ResponseBuilder builder(Object content, String type, String name) {
        return Response.ok(content, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + plain(name) + "\"");
    }

    /** Names of models and layers, fit for every file system. */
    static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "-");
    }
}
