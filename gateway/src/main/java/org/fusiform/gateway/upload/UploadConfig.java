package org.fusiform.gateway.upload;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where uploads rest until they are known to be good, and how large they may be. */
@ConfigMapping(prefix = "fusiform.upload")
public interface UploadConfig {
    /** Belongs to one process alone, which empties it when it starts. */
    @WithDefault("${java.io.tmpdir}/fusiform-uploads")
    Path dir();

    /** Bytes of an archive of stimuli. */
    @WithDefault("34359738368")
    long archiveBytes();

    /** Bytes of a file of weights. */
    @WithDefault("17179869184")
    long weightsBytes();
}
