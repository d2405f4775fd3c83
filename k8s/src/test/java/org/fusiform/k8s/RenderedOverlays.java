package org.fusiform.k8s;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fusiform.k8s.model.Manifest;

/** The overlays, each rendered once. */
final class RenderedOverlays {
    private static final Kubectl KUBECTL = Kubectl.find();
    private static final Map<String, Manifest> RENDERED = new ConcurrentHashMap<>();

    static final String NOT_CHECKED =
            "k8s: the policies are NOT checked: they need kubectl 1.27 or newer, and here is " + KUBECTL.version();

    private RenderedOverlays() {}

    /** Skips the test where nothing can render them. */
    static Manifest of(String overlay) {
        assumeTrue(KUBECTL.usable(), NOT_CHECKED);
        return RENDERED.computeIfAbsent(overlay, name -> Manifest.read(KUBECTL.kustomize("overlays/" + name)));
    }

    static String kubectl() {
        return KUBECTL.version();
    }
}
