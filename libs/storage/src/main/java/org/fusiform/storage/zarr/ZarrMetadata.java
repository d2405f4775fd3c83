package org.fusiform.storage.zarr;

import java.nio.charset.StandardCharsets;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.array.Codec;

/** The {@code zarr.json} of an activation array: the same layout always gives the same bytes. */
final class ZarrMetadata {
    private ZarrMetadata() {}

    /** A missing chunk reads as NaN, so that no reader takes it for silence. */
    static byte[] of(ArrayLayout layout) {
        String sides = ", " + layout.shape().get(1) + ", " + layout.shape().get(2) + "]";
        return """
                {
                  "zarr_format": 3,
                  "node_type": "array",
                  "shape": %s,
                  "data_type": "%s",
                  "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": %s}},
                  "chunk_key_encoding": {"name": "default", "configuration": {"separator": "/"}},
                  "fill_value": "NaN",
                  "codecs": [{"name": "bytes", "configuration": {"endian": "little"}}, %s{"name": "crc32c"}],
                  "dimension_names": ["stimulus", "channel", "y", "x"],
                  "attributes": {}
                }
                """.formatted(
                        "[" + layout.stimuli() + ", " + layout.channels() + sides,
                        layout.storage().dtype().id(),
                        "[" + layout.shardStimuli() + ", " + layout.blockChannels() + sides,
                        compressor(layout.storage().codec()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String compressor(Codec codec) {
        return switch (codec) {
            case NONE -> "";
            case ZSTD ->
                "{\"name\": \"%s\", \"configuration\": {\"level\": %d, \"checksum\": false}}, "
                        .formatted(codec.id(), Codec.ZSTD_LEVEL);
        };
    }
}
