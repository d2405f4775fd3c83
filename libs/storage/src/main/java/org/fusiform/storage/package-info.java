/** The object store as the services see it: a small blocking port, its failures, and the S3 client behind it. */
package org.fusiform.storage;
