/**
 * Who asks, and what they may do: API keys, bearer tokens of an OpenID provider, or nobody in particular on one's own
 * machine. Start reading at {@link org.fusiform.gateway.access.AccessFilter}.
 */
package org.fusiform.gateway.access;
