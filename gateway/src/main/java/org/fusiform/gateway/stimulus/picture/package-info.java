/** Stimuli to look at: originals, thumbnails, contact sheets, and what a network is shown. */
package org.fusiform.gateway.stimulus.picture;
