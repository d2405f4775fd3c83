/** What the service remembers: plans, extractions, shards and how far each run is; every method is one transaction. */
package org.fusiform.stats.work.ledger;
