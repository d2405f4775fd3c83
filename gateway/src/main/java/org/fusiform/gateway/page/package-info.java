/** Long lists in pages. */
package org.fusiform.gateway.page;
