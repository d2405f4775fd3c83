/** {@code model}: the registry of networks. */
package org.fusiform.cli.model;
