/** Work that goes on for as long as a service runs. */
package org.fusiform.messaging.loop;
