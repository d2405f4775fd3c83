package org.fusiform.gateway.result;

import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.array.ArrayLayout;

/** A file of a Zarr v3 array, as those who open it by its address ask for it. */
record ZarrFile(String key, String type) {
    private static final Pattern CHUNK = Pattern.compile("c/(0|[1-9][0-9]{0,8})/(0|[1-9][0-9]{0,8})/0/0");

    /** Nothing where an array of this layout has no such file. */
    static Optional<ZarrFile> of(String project, String extraction, ArrayLayout layout, String path) {
        if (path.equals("zarr.json")) {
            return Optional.of(
                    new ZarrFile(ObjectKeys.activationMetadata(project, extraction), MediaType.APPLICATION_JSON));
        }
        Matcher chunk = CHUNK.matcher(path);
        if (!chunk.matches()) {
            return Optional.empty();
        }
        int shard = Integer.parseInt(chunk.group(1));
        int block = Integer.parseInt(chunk.group(2));
        return shard < layout.shards() && block < layout.blocks()
                ? Optional.of(new ZarrFile(
                        ObjectKeys.chunk(project, extraction, shard, block), MediaType.APPLICATION_OCTET_STREAM))
                : Optional.empty();
    }
}
