package org.fusiform.contracts.network;

import java.util.Objects;

/**
 * Published weights that anybody may fetch.
 *
 * @param id the name campaigns use
 * @param pipeline the preprocessing they were evaluated with
 * @param licence of the weights, and whose they are
 * @param address where they can be downloaded
 * @param sha256 of the file in hexadecimal, as far as its publisher tells: the first eight digits or all of them
 */
public record CatalogueEntry(String id, String family, String pipeline, String licence, String address, String sha256) {
    public CatalogueEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(pipeline, "pipeline");
        Objects.requireNonNull(licence, "licence");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(sha256, "sha256");
    }

    /** What the file is called where it is published. */
    public String fileName() {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** Whether a file with this whole SHA-256 is the one. */
    public boolean is(String fileSha256) {
        return fileSha256.startsWith(sha256);
    }
}
