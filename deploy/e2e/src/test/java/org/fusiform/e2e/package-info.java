/** The packaged system, as its users meet it: through the command. */
package org.fusiform.e2e;
