/** The objects of a rendering, typed; fields that their kinds do not have are errors. */
package org.fusiform.k8s.model;
