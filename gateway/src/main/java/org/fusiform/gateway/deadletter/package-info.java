/** Messages that a consumer could not process: to look at, and to send once more. */
package org.fusiform.gateway.deadletter;
