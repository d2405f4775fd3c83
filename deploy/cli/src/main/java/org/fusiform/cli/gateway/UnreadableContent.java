package org.fusiform.cli.gateway;

import java.io.IOException;

/** What is to be sent cannot be read. */
final class UnreadableContent extends IOException {
    UnreadableContent(IOException cause) {
        super(cause);
    }
}
