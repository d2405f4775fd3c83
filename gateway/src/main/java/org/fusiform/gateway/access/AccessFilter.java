package org.fusiform.gateway.access;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Optional;
import org.fusiform.contracts.access.AccessKey;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.project.Projects;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Stands before every operation: who asks, how often, and whether they may. */
class AccessFilter {
    private static final Logger LOG = Logger.getLogger(AccessFilter.class);
    private static final String BEARER = "bearer ";

    private final AccessConfig config;
    private final ApiKeys keys;
    private final BearerTokens tokens;
    private final Projects projects;
    private final CurrentCaller current;
    private final CurrentVertxRequest vertx;
    private final TokenBuckets buckets;
    private final TokenBuckets failures;

    AccessFilter(
            AccessConfig config,
            ApiKeys keys,
            BearerTokens tokens,
            Projects projects,
            CurrentCaller current,
            CurrentVertxRequest vertx) {
        this.config = config;
        this.keys = keys;
        this.tokens = tokens;
        this.projects = projects;
        this.current = current;
        this.vertx = vertx;
        this.buckets =
                new TokenBuckets("fusiform.access.rate", config.ratePerSecond(), config.rateBurst(), System::nanoTime);
        this.failures = new TokenBuckets(
                "fusiform.access.failures", config.failuresPerSecond(), config.failuresBurst(), System::nanoTime);
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    void admit(ContainerRequestContext request, ResourceInfo resource) {
        Caller caller = caller(request);
        requireRate(caller);
        Scope needed = needed(request.getMethod(), resource);
        if (!caller.scope().covers(needed)) {
            LOG.infof(
                    "%s of project %s may not %s %s",
                    caller.name(),
                    caller.project(),
                    request.getMethod(),
                    resource.getResourceMethod().getName());
            throw Problem.forbidden("this needs the scope " + needed.word() + ", and " + caller.name() + " has "
                    + caller.scope().word() + "; ask an admin for a key that has it");
        }
        projects.know(caller.project());
        current.is(caller);
    }

    private Caller caller(ContainerRequestContext request) {
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return anonymous(request);
        }
        String address = vertx.getCurrent().request().remoteAddress().hostAddress();
        requireFewFailures(address);
        try {
            return known(authorization);
        } catch (Problem refusal) {
            failures.ask(address);
            throw refusal;
        }
    }

    private Caller known(String authorization) {
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            throw Problem.unauthenticated("the header Authorization must be: Bearer, a space, and a key or token");
        }
        String token = authorization.substring(BEARER.length()).strip();
        return token.startsWith(AccessKey.PREFIX)
                ? keys.caller(AccessKey.parse(token)
                        .orElseThrow(
                                () -> Problem.unauthenticated("this is no whole key; was it cut off or mistyped?")))
                : tokens.caller();
    }

    private Caller anonymous(ContainerRequestContext request) {
        return switch (config.mode()) {
            case REQUIRED ->
                throw Problem.unauthenticated(
                        "this gateway asks for a key or token: send the header Authorization: Bearer …");
            case OFF, OPEN -> {
                refusal(request).ifPresent(why -> {
                    throw Problem.forbidden(why);
                });
                yield Caller.ANONYMOUS;
            }
        };
    }

    private Optional<String> refusal(ContainerRequestContext request) {
        HttpServerRequest http = vertx.getCurrent().request();
        String authority = http.authority() == null ? null : http.authority().toString();
        return BrowserGuard.refusal(config.mode(), authority, request.getHeaderString("Origin"));
    }

    private void requireRate(Caller caller) {
        int seconds = caller.anonymous() ? 0 : buckets.ask(caller.project() + "/" + caller.name());
        if (seconds > 0) {
            throw Problem.tooMany(
                    caller.name() + " has made more than " + config.rateBurst() + " requests at once and more than "
                            + config.ratePerSecond() + " a second; go on after " + seconds + " s, and more slowly",
                    seconds);
        }
    }

    /** Before anything is looked up or verified, whatever is shown this time. */
    private void requireFewFailures(String address) {
        int seconds = failures.look(address);
        if (seconds > 0) {
            throw Problem.tooMany(
                    "from your address came more than " + config.failuresBurst()
                            + " keys and tokens at once that open nothing, and more than " + config.failuresPerSecond()
                            + " a second; go on after " + seconds + " s, with one that does",
                    seconds);
        }
    }

    private static Scope needed(String httpMethod, ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        Needs needs = method.getAnnotation(Needs.class);
        if (needs == null) {
            needs = resource.getResourceClass().getAnnotation(Needs.class);
        }
        if (needs != null) {
            return needs.value();
        }
        return httpMethod.equals("GET") || httpMethod.equals("HEAD") || httpMethod.equals("OPTIONS")
                ? Scope.READ
                : Scope.SUBMIT;
    }
}
