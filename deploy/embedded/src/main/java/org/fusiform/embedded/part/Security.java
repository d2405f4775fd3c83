package org.fusiform.embedded.part;

import java.nio.file.Path;

/**
 * Parts that talk TLS and hold every service to what it may do.
 *
 * @param policies folder with {@code s3-SERVICE.json}, what each service may do in the object store
 */
public record Security(Certificate certificate, Path policies) {}
