/** Server-sent events on campaigns, read from the database, so that any replica can serve them. */
package org.fusiform.gateway.event;
