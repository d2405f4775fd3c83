package org.fusiform.k8s.rule;

import io.fabric8.kubernetes.api.model.Container;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fusiform.k8s.model.Manifest;

/** Images are named by a version, ours all by the same one. */
public final class ImagesRule implements Rule {
    private static final String OURS = "fusiform/";

    @Override
    public Stream<String> violations(Manifest manifest) {
        List<String> images = manifest.workloads()
                .flatMap(workload -> workload.containers().stream())
                .map(Container::getImage)
                .distinct()
                .toList();
        Stream<String> floating = images.stream()
                .filter(image -> tag(image).isEmpty() || tag(image).equals("latest"))
                .map(image -> "image " + image + " names no version");
        Set<String> tags = images.stream()
                .filter(image -> image.startsWith(OURS))
                .map(ImagesRule::tag)
                .collect(Collectors.toSet());
        return Stream.concat(
                floating, tags.size() == 1 ? Stream.empty() : Stream.of("images of Fusiform have the tags " + tags));
    }

    private static String tag(String image) {
        int colon = image.lastIndexOf(':');
        return colon > image.lastIndexOf('/') ? image.substring(colon + 1) : "";
    }
}
