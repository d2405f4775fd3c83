/** The object store: what it holds, and removing what nothing refers to. */
package org.fusiform.cli.store;
