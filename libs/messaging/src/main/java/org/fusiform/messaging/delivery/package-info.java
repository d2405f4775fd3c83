/** How a message ends: done, tried again, given to the dead-letter topic, or left for another replica. */
package org.fusiform.messaging.delivery;
