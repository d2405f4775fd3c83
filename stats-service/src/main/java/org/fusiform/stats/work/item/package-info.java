/**
 * Analysis items: what one reads (plan, manifest, chunks, RDMs), the domain's analysis in between, and what it stores.
 * Start reading at {@link org.fusiform.stats.work.item.ItemRunner}.
 */
package org.fusiform.stats.work.item;
