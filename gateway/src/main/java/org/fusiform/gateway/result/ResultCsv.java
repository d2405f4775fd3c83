package org.fusiform.gateway.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import org.fusiform.contracts.result.ResultDocument;

/** The tidy table as CSV (RFC 4180); an empty cell is an undefined value. */
final class ResultCsv {
    private static final ObjectWriter WRITER = writer();

    private ResultCsv() {}

    static String of(ResultDocument document) {
        try {
            return WRITER.writeValueAsString(ResultRow.of(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rows of numbers and names are always CSV", e);
        }
    }

    private static ObjectWriter writer() {
        CsvMapper mapper = CsvMapper.builder()
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                .build();
        return mapper.writer(mapper.schemaFor(ResultRow.class).withHeader());
    }
}
