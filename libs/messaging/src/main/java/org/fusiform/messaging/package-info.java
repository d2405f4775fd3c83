/** Messages between services that remember: sent because a transaction was committed, worked on until they are done. */
package org.fusiform.messaging;
