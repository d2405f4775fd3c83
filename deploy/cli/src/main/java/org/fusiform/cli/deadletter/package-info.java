/** Messages that could not be processed. */
package org.fusiform.cli.deadletter;
