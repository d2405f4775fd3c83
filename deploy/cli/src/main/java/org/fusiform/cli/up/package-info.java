/** {@code up}: the embedded parts and the services as processes of their own, watched and stopped together. */
package org.fusiform.cli.up;
