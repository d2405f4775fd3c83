/** What an import makes of the images it is sent: matched ones, scrambles. */
package org.fusiform.gateway.stimulus.prepare;
