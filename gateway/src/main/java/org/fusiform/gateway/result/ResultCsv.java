package org.fusiform.gateway.result;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.IOException;
import java.io.OutputStream;
import org.fusiform.contracts.result.RunResult;

/** The tidy table as CSV (RFC 4180); an empty cell is an undefined value. */
final class ResultCsv {
    private static final ObjectWriter WRITER = writer();

    private ResultCsv() {}

    /** One run is in memory at a time. */
    static void write(Results results, Results.Head head, OutputStream out) throws IOException {
        try (SequenceWriter rows = WRITER.writeValues(out)) {
            for (String run : head.runs()) {
                for (RunResult result : results.run(head, run)) {
                    rows.writeAll(ResultRow.of(head.campaign().id, result));
                }
            }
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
