/** Stimulus sets: immutable, content-addressed, imported from archives. */
package org.fusiform.gateway.stimulus;
