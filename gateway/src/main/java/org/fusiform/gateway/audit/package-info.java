/** Who changed what, for admins to read. */
package org.fusiform.gateway.audit;
