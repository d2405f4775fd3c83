/** Transactions from worker threads. */
package org.fusiform.messaging.database;
