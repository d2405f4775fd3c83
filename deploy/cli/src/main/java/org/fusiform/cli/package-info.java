/**
 * The {@code fusiform} command. Start reading at {@link org.fusiform.cli.FusiformCommand}; each feature has its package,
 * all but {@code up} and {@code demo} are REST calls through {@link org.fusiform.cli.gateway.Gateway}.
 */
package org.fusiform.cli;
