/** Which installations and campaigns are asked about. */
package org.fusiform.capacity.plan;
