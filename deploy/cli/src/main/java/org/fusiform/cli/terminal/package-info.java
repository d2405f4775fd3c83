/** Where the command writes. */
package org.fusiform.cli.terminal;
