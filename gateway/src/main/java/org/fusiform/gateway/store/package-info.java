/** What the object store holds, what of it nothing refers to, and how that is removed. */
package org.fusiform.gateway.store;
