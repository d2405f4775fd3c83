/** The settings of an installation, read from its manifests. */
package org.fusiform.capacity.manifest;
