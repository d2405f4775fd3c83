/** Each part in the JVM that starts it; {@link org.fusiform.embedded.PartsMain} gives them one of their own. */
package org.fusiform.embedded.part;
