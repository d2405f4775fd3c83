/** REST calls to the gateway, and its refusals as one line. */
package org.fusiform.cli.gateway;
