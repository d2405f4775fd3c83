/** How the services are seen from outside while they work: what they measure, trace and write to their logs. */
package org.fusiform.telemetry;
