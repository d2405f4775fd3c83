/** Campaigns: what is submitted, what it becomes, and how far it is. {@code plan} is plain Java. */
package org.fusiform.gateway.campaign;
