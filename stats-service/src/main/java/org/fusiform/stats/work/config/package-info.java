/** Settings of the service, and what is built from them. */
package org.fusiform.stats.work.config;
