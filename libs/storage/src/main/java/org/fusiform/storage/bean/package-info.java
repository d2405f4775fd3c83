/** The object store as a bean of a service, from its configuration. */
package org.fusiform.storage.bean;
