/**
 * Wiring of the statistics service: what arrives (intake), what is remembered (ledger), what is computed (item) and what
 * is told (outbox). Start reading at {@link org.fusiform.stats.work.ledger.Ledger}.
 */
package org.fusiform.stats.work;
