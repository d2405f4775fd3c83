/** Progress on stderr. */
package org.fusiform.cli.progress;
