package org.fusiform.gateway.ui;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Addresses that the page makes for itself: each is answered with the page, which then shows what it stands for. */
@ApplicationScoped
public class PageRoutes {
    private static final List<String> SECTIONS = List.of("/campaigns", "/stimuli", "/models", "/key");

    void route(@Observes Router router) {
        for (String section : SECTIONS) {
            router.get(section + "/*").handler(request -> request.reroute("/"));
        }
    }
}
