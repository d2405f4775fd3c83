/** How many pods KEDA and the autoscaler of Kubernetes ask for. */
package org.fusiform.capacity.scaling;
