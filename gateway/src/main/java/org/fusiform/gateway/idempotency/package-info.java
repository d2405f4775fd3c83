/** Requests that are repeated because their answer was lost: they are answered again, and done once. */
package org.fusiform.gateway.idempotency;
