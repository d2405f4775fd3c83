package org.fusiform.gateway.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fusiform.contracts.array.ArrayLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZarrFileTest {
    /** Two shards, three blocks. */
    private static final ArrayLayout LAYOUT = new ArrayLayout(7, List.of(5, 2, 3), 4, 2);

    @Test
    void metadata_and_chunks_are_found_where_they_are_stored() {
        assertThat(ZarrFile.of("p", "e", LAYOUT, "zarr.json"))
                .get()
                .isEqualTo(new ZarrFile("p/activations/e/zarr.json", "application/json"));
        assertThat(ZarrFile.of("p", "e", LAYOUT, "c/1/2/0/0"))
                .get()
                .isEqualTo(new ZarrFile("p/activations/e/c/1/2/0/0", "application/octet-stream"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c/2/0/0/0",
                "c/0/3/0/0",
                "c/0/0/0/1",
                "c/00/0/0/0",
                "c/-1/0/0/0",
                "c/9999999999/0/0/0",
                ".zarray",
                "../other/zarr.json",
                "c/0/0/0/0/../../../../../../weights/x",
                "zarr.json/"
            })
    void nothing_else_is(String path) {
        assertThat(ZarrFile.of("p", "e", LAYOUT, path)).isEmpty();
    }
}
