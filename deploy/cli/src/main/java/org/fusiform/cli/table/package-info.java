/** Tables that a person reads. */
package org.fusiform.cli.table;
