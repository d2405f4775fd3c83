/** Time, and what is shared in it. */
package org.fusiform.capacity.event;
