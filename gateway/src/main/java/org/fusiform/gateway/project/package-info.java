/** Whose data it is. */
package org.fusiform.gateway.project;
