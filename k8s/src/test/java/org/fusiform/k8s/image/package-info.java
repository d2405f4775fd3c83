/** What images are made of, read from the Dockerfile and from what makes them without an engine. */
package org.fusiform.k8s.image;
