package org.fusiform.gateway.ui;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Addresses that the page makes for itself: each is answered with the page, which then shows what it stands for. */
@ApplicationScoped
public class PageRoutes {
    private static final String PLACES = "/(?:campaigns|stimuli|models|key)(?:/.*)?";

    void route(@Observes Router router) {
        router.getWithRegex(PLACES).handler(request -> request.reroute("/"));
    }
}
