/** How much a project may have. */
package org.fusiform.gateway.quota;
