/** Which files of an archive become stimuli, and under which labels. */
package org.fusiform.gateway.stimulus.label;
