package org.fusiform.e2e.shipped;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;

/**
 * A vulnerability that is known.
 *
 * @param library such as {@code io.netty:netty-handler}
 * @param affected versions, as Maven writes ranges
 * @param harmless why it is shipped all the same; null for it is not to be
 */
record Advisory(String id, String library, String affected, String harmless) {
    static List<Advisory> all() throws IOException {
        try (InputStream file = Advisory.class.getResourceAsStream("/shipped/advisories.yaml")) {
            return new YAMLMapper().readValue(file, new TypeReference<>() {});
        }
    }

    boolean isAbout(Bill.Library other) {
        try {
            return library.equals(other.name())
                    && VersionRange.createFromVersionSpec(affected)
                            .containsVersion(new DefaultArtifactVersion(other.version()));
        } catch (InvalidVersionSpecificationException e) {
            throw new AssertionError(id + ": " + affected, e);
        }
    }
}
