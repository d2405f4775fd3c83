package org.fusiform.cli.gateway;

import java.io.IOException;
import java.io.InputStream;

/** What is made of the body of an answer, while it comes. */
@FunctionalInterface
public interface Answer<T> {
    /** An IOException of the body is a broken exchange, after which a later answer may be read from its beginning. */
    T read(InputStream body) throws IOException;
}
