/** Items that may end the process that works on them. */
package org.fusiform.kafka.suspect;
