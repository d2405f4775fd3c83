/** {@code stimuli}: labelled images on their way into a set. */
package org.fusiform.cli.stimuli;
