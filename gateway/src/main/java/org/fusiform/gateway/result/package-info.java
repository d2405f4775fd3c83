/** What campaigns have found: documents, tables and where the arrays are. */
package org.fusiform.gateway.result;
