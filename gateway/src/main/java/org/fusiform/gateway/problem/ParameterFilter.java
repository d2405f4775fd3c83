package org.fusiform.gateway.problem;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Parameter;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Stands before every operation: parameters that are missing or have not their form, all of them at once. */
class ParameterFilter {

    @ServerRequestFilter(priority = Priorities.ENTITY_CODER)
    void check(ContainerRequestContext request, ResourceInfo resource) {
        MultivaluedMap<String, String> path = request.getUriInfo().getPathParameters();
        MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
        Mistakes mistakes = new Mistakes();
        for (Parameter parameter : resource.getResourceMethod().getParameters()) {
            Class<?> type = parameter.getType();
            if (parameter.isAnnotationPresent(PathParam.class)) {
                String name = parameter.getAnnotation(PathParam.class).value();
                mistake(path.getFirst(name), type).ifPresent(mistake -> {
                    throw Problem.notFound("there is nothing here: the " + name + " in the path " + mistake);
                });
            } else if (parameter.isAnnotationPresent(QueryParam.class)) {
                String name = parameter.getAnnotation(QueryParam.class).value();
                String value = query.getFirst(name);
                if (required(parameter) && (value == null || value.isEmpty())) {
                    mistakes.add(name, "is missing");
                }
                mistake(value, type).ifPresent(mistake -> mistakes.add(name, mistake));
            } else if (parameter.isAnnotationPresent(HeaderParam.class)) {
                String name = parameter.getAnnotation(HeaderParam.class).value();
                mistake(request.getHeaderString(name), type).ifPresent(mistake -> mistakes.add(name, mistake));
            }
        }
        mistakes.throwIfAny();
    }

    private static boolean required(Parameter parameter) {
        var described =
                parameter.getAnnotation(org.eclipse.microprofile.openapi.annotations.parameters.Parameter.class);
        return described != null && described.required();
    }

    private static Optional<String> mistake(String value, Class<?> type) {
        if (value == null) {
            return Optional.empty();
        }
        if (value.indexOf('\0') >= 0) {
            return Optional.of("holds the character U+0000");
        }
        if (type == boolean.class) {
            return value.equals("true") || value.equals("false")
                    ? Optional.empty()
                    : Optional.of("must be true or false, not '" + value + "'");
        }
        if (type == String.class) {
            return Optional.empty();
        }
        return whole(value, type) ? Optional.empty() : Optional.of("must be a whole number, not '" + value + "'");
    }

    private static boolean whole(String value, Class<?> type) {
        try {
            long number = Long.parseLong(value);
            return type == long.class || type == Long.class || number == (int) number;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
