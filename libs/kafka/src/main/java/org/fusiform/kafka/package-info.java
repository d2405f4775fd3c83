/** How far a consumer has come, so that the broker knows it although it was away. */
package org.fusiform.kafka;
