/** What a request got wrong, as RFC 9457 problem documents. */
package org.fusiform.gateway.problem;
