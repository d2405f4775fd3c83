/** The parts of an installation as queues and servers. */
package org.fusiform.capacity.cluster;
