/** Capacity planning: how long campaigns take on machines that are not here. */
package org.fusiform.capacity;
