package org.fusiform.cli.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.fusiform.cli.CommandFailure;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.result.ResultDocument;
import org.junit.jupiter.api.Test;

class ResultReaderTest {
    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void tables_are_those_of_the_whole_document_and_lists_of_maps_are_passed_over() throws IOException {
        // Given
        ResultDocument whole = Results.of(Results.run(
                false,
                List.of(Results.layer("relu", 802_816, "face", "body")),
                Map.of("all", Results.consistency("relu"))));
        String json = MessageJson.write(whole)
                .replace("\"perMap\":[]", "\"perMap\":[0.1,0.25,1.0]")
                .replace("\"comparisons\":[]", "\"comparisons\":[{\"analysis\":0,\"a\":\"m\",\"later\":[1]}]");

        // When
        ResultDocument read = ResultReader.read(stream(json));

        // Then
        assertThat(json).contains("[0.1,0.25,1.0]", "later");
        assertThat(ResultTable.lines(read, false)).isEqualTo(ResultTable.lines(whole, false));
        assertThat(read).isEqualTo(whole);
    }

    @Test
    void what_is_no_result_document_is_said_to_be_none() {
        assertThatThrownBy(() -> ResultReader.read(stream("{\"runs\": 7}")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("no result document");
    }

    @Test
    void a_stream_that_breaks_off_amid_a_list_is_a_broken_one() {
        // Given
        InputStream broken =
                new SequenceInputStream(stream("{\"campaign\":\"c\",\"runs\":[{\"model\":\"m\","), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("reset");
                    }
                });

        // Then
        assertThatThrownBy(() -> ResultReader.read(broken)).isExactlyInstanceOf(IOException.class);
    }
}
