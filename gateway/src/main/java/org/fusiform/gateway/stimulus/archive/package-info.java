/** Uploaded archives, read entry by entry; their bytes are hostile until shown otherwise. */
package org.fusiform.gateway.stimulus.archive;
