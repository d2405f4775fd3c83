package org.fusiform.k8s.rule;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeployment;
import java.util.Optional;
import java.util.stream.Stream;
import org.fusiform.k8s.model.Manifest;

/** A new version of extractors takes the GPUs of the old: one that waits for a GPU more may wait for ever. */
public final class RollOutRule implements Rule {
    @Override
    public Stream<String> violations(Manifest manifest) {
        return manifest.all(Deployment.class)
                .filter(deployment -> deployment.getMetadata().getName().equals(FusiformService.EXTRACTOR.deployment()))
                .filter(deployment -> !Optional.ofNullable(deployment.getSpec().getStrategy())
                        .map(DeploymentStrategy::getRollingUpdate)
                        .map(RollingUpdateDeployment::getMaxSurge)
                        .map(IntOrString::getIntVal)
                        .equals(Optional.of(0)))
                .map(deployment -> "Deployment extractor: a roll-out wants more pods than there may be GPUs for");
    }
}
