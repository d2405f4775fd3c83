package org.fusiform.k8s.rule;

import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.util.stream.Stream;
import org.fusiform.k8s.model.Manifest;

/** An Ingress says which controller it is for: few clusters have one that takes those that do not. */
public final class IngressRule implements Rule {
    @Override
    public Stream<String> violations(Manifest manifest) {
        return manifest.all(Ingress.class)
                .filter(ingress -> ingress.getSpec().getIngressClassName() == null)
                .map(ingress -> "Ingress " + ingress.getMetadata().getName() + " names no class");
    }
}
