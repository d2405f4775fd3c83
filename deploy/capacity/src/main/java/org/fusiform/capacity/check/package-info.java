/** The simulation against a real run. */
package org.fusiform.capacity.check;
