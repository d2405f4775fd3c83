package org.fusiform.embedded.part;

import java.io.IOException;

/** A part that serves at its address until it is closed. */
public sealed interface RunningPart extends AutoCloseable permits KafkaPart, PostgresPart, S3Part {
    @Override
    void close() throws IOException;
}
