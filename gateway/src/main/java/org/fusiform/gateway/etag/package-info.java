/** Answers that whoever asks has already. */
package org.fusiform.gateway.etag;
