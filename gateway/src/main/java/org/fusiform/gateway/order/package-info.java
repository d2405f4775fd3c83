/** Extraction orders: who computes which activation array, so that none is computed twice and none is forgotten. */
package org.fusiform.gateway.order;
