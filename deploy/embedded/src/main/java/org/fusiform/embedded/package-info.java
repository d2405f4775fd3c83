/**
 * Real Kafka, PostgreSQL and S3 on loopback, without containers. Start reading at {@link
 * org.fusiform.embedded.EmbeddedSystem}, which runs the parts of {@link org.fusiform.embedded.part} in a child JVM.
 */
package org.fusiform.embedded;
