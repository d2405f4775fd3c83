/** The gateway on real Kafka, PostgreSQL and S3; the tests speak for extractors and stats. */
package org.fusiform.gateway.system;
