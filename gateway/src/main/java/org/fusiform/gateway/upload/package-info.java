/** Large request bodies on their way to the object store. */
package org.fusiform.gateway.upload;
