package org.fusiform.k8s.rule;

import java.util.stream.Stream;
import org.fusiform.k8s.model.Manifest;

/** Something that must be so in every overlay. */
public interface Rule {
    /** One sentence for each object that is not so, beginning with its name. */
    Stream<String> violations(Manifest manifest);
}
