/** Keys, projects and the audit log of a gateway that does not let everybody in. */
package org.fusiform.cli.access;
