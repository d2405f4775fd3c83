/** Activation arrays as Zarr v3: metadata, chunks and their checksums. What the values mean is not known here. */
package org.fusiform.storage.zarr;
