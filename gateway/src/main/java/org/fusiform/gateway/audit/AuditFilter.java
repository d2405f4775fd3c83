package org.fusiform.gateway.audit;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.fusiform.gateway.access.CurrentCaller;
import org.fusiform.gateway.access.Needs;
import org.fusiform.gateway.access.Scope;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Writes every change that somebody who may make it asks for into the log: before it, and how it ended. */
class AuditFilter {
    private static final String ENTRY = "fusiform.audit";

    private final AuditLog log;
    private final CurrentCaller caller;

    AuditFilter(AuditLog log, CurrentCaller caller) {
        this.log = log;
        this.caller = caller;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    void begin(ContainerRequestContext request, ResourceInfo resource) {
        switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS" -> {}
            default -> {
                if (!onlyReads(resource)) {
                    begin(request);
                }
            }
        }
    }

    private void begin(ContainerRequestContext request) {
        request.setProperty(
                ENTRY,
                log.begin(
                        caller.get(),
                        request.getMethod(),
                        request.getUriInfo().getRequestUri().getRawPath()));
    }

    /** Of a POST that only has a document too large for an address. */
    private static boolean onlyReads(ResourceInfo resource) {
        Needs needs = resource.getResourceMethod().getAnnotation(Needs.class);
        return needs != null && needs.value() == Scope.READ;
    }

    @ServerResponseFilter
    void end(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(ENTRY) instanceof Long entry) {
            request.removeProperty(ENTRY);
            log.end(
                    entry,
                    response.getStatus(),
                    response.getLocation() == null
                            ? null
                            : response.getLocation().getPath());
        }
    }
}
