package org.fusiform.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The JDK's ahead-of-time cache (JEP 483) of a service's classes, beside its application; a start takes half the time with
 * it. The first run after a build that ends by itself records what the service loads, the cache is made from that.
 *
 * @param recording where a first run records
 * @param records whether this run does so, if there is no cache yet
 */
record StartupCache(Path application, Path recording, boolean records) {
    /** A cache that this JVM cannot use is no error: the start takes longer. */
    private static final String QUIET = "-Xlog:aot=off";

    private Path cache() {
        return application.resolveSibling("app.aot");
    }

    private boolean made() {
        return newer(cache(), application);
    }

    /** Whether one can be made now: recorded by this build, and none there yet. */
    boolean recorded() {
        return records && !made() && newer(recording, application) && Files.isWritable(application.getParent());
    }

    private static boolean newer(Path file, Path than) {
        try {
            return Files.exists(file)
                    && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(than)) >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** What the service is started with: to use the cache, or to record for it, or neither. */
    List<String> flags() throws IOException {
        if (made()) {
            return List.of("-XX:AOTCache=" + cache(), QUIET);
        }
        if (!records) {
            return List.of();
        }
        Files.createDirectories(recording.getParent());
        return List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + recording, QUIET);
    }

    /** The flags that make the cache from the recording; {@link #keep} when that has succeeded. */
    List<String> making() {
        return List.of(
                "-XX:AOTMode=create", "-XX:AOTConfiguration=" + recording, "-XX:AOTCache=" + unfinished(), QUIET);
    }

    /** Of this recording alone: other systems may be making theirs. */
    private Path unfinished() {
        return application.resolveSibling("app-" + Integer.toHexString(recording.hashCode()) + ".aot");
    }

    void keep() throws IOException {
        Files.move(unfinished(), cache(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes the recording and what making the cache may have left. */
    void dropRest() {
        unfinished().toFile().delete();
        recording.toFile().delete();
    }
}
