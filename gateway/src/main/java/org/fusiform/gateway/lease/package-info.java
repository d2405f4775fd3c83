/** Who may write or remove what has no row of its own: many at a time, or one alone, and only for a while. */
package org.fusiform.gateway.lease;
