/** Names that people give and mistype. */
package org.fusiform.gateway.naming;
