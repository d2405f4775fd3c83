/** What the simulation takes as given, each with where it comes from. */
package org.fusiform.capacity.constant;
