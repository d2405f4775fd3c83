/** Which activation arrays are still needed, and how those that are not leave the store. */
package org.fusiform.gateway.retention;
