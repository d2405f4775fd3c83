/** The registry of networks: imported ones, and untrained controls of every known family. */
package org.fusiform.gateway.model;
