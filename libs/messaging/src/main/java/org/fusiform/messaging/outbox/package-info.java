/** Messages that are sent because a transaction was committed: at least once, each row by one replica at a time. */
package org.fusiform.messaging.outbox;
