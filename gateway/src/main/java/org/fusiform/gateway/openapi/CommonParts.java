package org.fusiform.gateway.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.fusiform.gateway.idempotency.Asked;

/** Every operation takes a key and refuses by a problem document, and some parameters are many operations'. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CommonParts implements OASFilter {
    private static final String NAME = "Problem";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components =
                document.getComponents() == null ? OASFactory.createComponents() : document.getComponents();
        document.setComponents(components);
        document.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("key"));
        components.addSchema(NAME, schema());
        components.addResponse(
                NAME,
                OASFactory.createAPIResponse()
                        .description("Refused, or failed (RFC 9457). Nothing has changed. 400: the body cannot be read;"
                                + " 401: who asks is not known; 403: they may not, or have no room; 404: there is no such"
                                + " thing; 409: something stands in the way; 410: it was there; 413: too large; 422:"
                                + " fields or parameters are wrong, and all of them are named; 429: too often or too"
                                + " many; 503: a part of the system does not answer. With Retry-After, the same request"
                                + " may do after so many seconds.")
                        .content(OASFactory.createContent()
                                .addMediaType(
                                        "application/problem+json",
                                        OASFactory.createMediaType()
                                                .schema(OASFactory.createSchema()
                                                        .ref(NAME)))));
        document.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                .values()
                .forEach(CommonParts::complete));
    }

    private static void complete(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(CommonParts::describe);
        }
        APIResponses answers = operation.getResponses();
        // The library's, which has no body.
        answers.removeAPIResponse("400");
        answers.addAPIResponse("default", OASFactory.createAPIResponse().ref(NAME));
    }

    private static void describe(Parameter parameter) {
        switch (parameter.getName()) {
            case "pageSize" ->
                parameter
                        .description("Items at the most, up to 1000; default: 50")
                        .example(2);
            case "pageToken" -> parameter.description("The nextPageToken of the page before");
            case Asked.HEADER ->
                parameter
                        .description(
                                "Any text of up to 200 characters, another for each thing that is to be made. For a"
                                        + " day the same request with the same key makes nothing more and is answered as it was"
                                        + " (409 with Retry-After while it is under way); another request with it is refused")
                        .example("5d2f6c0e");
            default -> {
                // An operation's own.
            }
        }
    }

    private static Schema schema() {
        Schema error = object().addProperty(
                        "pointer", text("JSON pointer (RFC 6901) of a field of the body, or name of a parameter"))
                .addProperty("detail", text("What is wrong, and what would be right"))
                .required(List.of("pointer", "detail"));
        return object().addProperty("type", text("about:blank"))
                .addProperty("title", text("What kind of problem it is"))
                .addProperty(
                        "status",
                        OASFactory.createSchema().addType(SchemaType.INTEGER).description("The HTTP status"))
                .addProperty("detail", text("What is wrong with this request, and what to do"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .items(error)
                                .description("Every field or parameter that is wrong"))
                .required(List.of("type", "title", "status", "detail"));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
