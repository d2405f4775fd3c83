package org.fusiform.gateway.result;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A table of units as CSV (RFC 4180), with the columns and rows of its Parquet file; an empty cell is an undefined value. */
final class UnitsCsv {
    /** Of a table as Parquet; as CSV it has about three times as many. */
    static final long MOST_BYTES = 2L << 30;

    private UnitsCsv() {}

    /** A row group is in memory at a time. */
    static void write(Path parquet, OutputStream out) throws IOException {
        try (ParquetFileReader file = ParquetFileReader.open(InputFile.of(parquet));
                RowReader row = file.rowReader()) {
            List<ColumnSchema> columns = file.getFileSchema().getColumns();
            CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true);
            columns.forEach(column -> schema.addColumn(column.name()));
            try (SequenceWriter rows = new CsvMapper().writer(schema.build()).writeValues(out)) {
                while (row.hasNext()) {
                    row.next();
                    rows.write(IntStream.range(0, columns.size())
                            .mapToObj(row::getValue)
                            .toArray());
                }
            }
        }
    }
}
