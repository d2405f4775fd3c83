/** Messages that tell the ledger what is planned, stored and cancelled. */
package org.fusiform.stats.work.intake;
