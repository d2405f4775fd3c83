/** Transactions from worker threads. */
package org.fusiform.stats.work.database;
