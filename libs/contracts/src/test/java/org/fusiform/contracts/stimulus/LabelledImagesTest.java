package org.fusiform.contracts.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledImagesTest {
    @Test
    void columns_may_come_in_any_order_and_optional_ones_may_lack() throws Exception {
        assertThat(LabelledImages.read("""
                        \ufeffcondition,path
                        face, a/1.png
                        "house, garden","b ""2"".png"

                        """))
                .containsExactly(
                        new LabelledImage("a/1.png", "face", null, null),
                        new LabelledImage("b \"2\".png", "house, garden", null, null));
    }

    @Test
    void what_is_written_is_read_again() throws Exception {
        List<LabelledImage> images = List.of(
                new LabelledImage("a, b.png", "scene", "house", null),
                new LabelledImage("s/a.png", "scrambled-scene", null, "a, b.png"));

        assertThat(LabelledImages.read(LabelledImages.write(images))).isEqualTo(images);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "path;condition\\na;b | no column 'path'",
                "path,label\\na,b | no column 'condition'",
                "path,condition,kind\\na,b,c | unknown column 'kind'",
                "path,condition\\na,b\\nc, | row 2 has no condition",
                "path,condition\\na,b\\na,c | row 2: the path 'a' is there twice",
                "path,condition\\na,b,c,d | line 2",
                "path,condition\\n\"a,b | line",
                "path,condition | no rows",
                "`` | empty"
            })
    void what_is_wrong_is_said_with_its_row(String csv, String reason) {
        assertThatThrownBy(() -> LabelledImages.read(csv.replace("\\n", "\n")))
                .isInstanceOf(LabelledImages.Refused.class)
                .hasMessageContaining(reason);
    }
}
