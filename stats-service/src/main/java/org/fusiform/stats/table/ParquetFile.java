package org.fusiform.stats.table;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.SortingColumn;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;

/**
 * A flat Parquet file, written row group by row group from columns of primitives: one PLAIN page per column and group,
 * compressed by Zstandard. Rows are in the order of the first column, and the file says so. The same values give the same
 * bytes. It stands on Parquet's own thrift structures alone; the library's record writer cannot be loaded without Hadoop.
 */
final class ParquetFile implements AutoCloseable {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    private static final SortingColumn BY_THE_FIRST_COLUMN = new SortingColumn(0, false, false);

    private final OutputStream out;
    private final List<Column> columns;
    private final List<KeyValue> metadata = new ArrayList<>();
    private final List<RowGroup> groups = new ArrayList<>();
    private long position;
    private long rows;

    ParquetFile(Path file, List<Column> columns, Map<String, String> metadata) throws IOException {
        this.columns = columns;
        metadata.forEach((key, value) -> this.metadata.add(new KeyValue(key).setValue(value)));
        this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        write(MAGIC);
    }

    /** Writes the first {@code count} rows that the columns hold now as a row group. */
    void writeGroup(int count) throws IOException {
        // Packing is the slow part; the pages are then written in the order of the columns.
        List<Page> pages = columns.parallelStream()
                .map(column -> Page.of(column, column.page(count)))
                .toList();
        List<ColumnChunk> chunks = new ArrayList<>();
        long bytes = 0;
        for (Page page : pages) {
            ColumnChunk chunk = writeChunk(page, count);
            chunks.add(chunk);
            bytes += chunk.getMeta_data().getTotal_uncompressed_size();
        }
        groups.add(new RowGroup(chunks, bytes, count).setSorting_columns(List.of(BY_THE_FIRST_COLUMN)));
        rows += count;
    }

    private ColumnChunk writeChunk(Page page, int count) throws IOException {
        PageHeader header = new PageHeader(PageType.DATA_PAGE, page.plainBytes(), page.packed().length);
        header.setData_page_header(new DataPageHeader(count, Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
        ByteArrayOutputStream thrift = new ByteArrayOutputStream();
        Util.writePageHeader(header, thrift);
        long start = position;
        write(thrift.toByteArray());
        write(page.packed());
        ColumnMetaData description = new ColumnMetaData(
                page.column().type(),
                List.of(Encoding.PLAIN, Encoding.RLE),
                List.of(page.column().name()),
                CompressionCodec.ZSTD,
                count,
                (long) thrift.size() + page.plainBytes(),
                position - start,
                start);
        page.column().bounds(count).ifPresent(description::setStatistics);
        return new ColumnChunk(start).setMeta_data(description);
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        position += bytes.length;
    }

    /** Writes the footer; a file that was not finished is not readable. */
    void finish() throws IOException {
        List<SchemaElement> schema = new ArrayList<>();
        schema.add(new SchemaElement("units").setNum_children(columns.size()));
        columns.forEach(column -> schema.add(column.schema()));
        FileMetaData footer = new FileMetaData(VERSION, schema, rows, groups);
        footer.setKey_value_metadata(metadata);
        footer.setColumn_orders(Collections.nCopies(columns.size(), ColumnOrder.TYPE_ORDER(new TypeDefinedOrder())));
        footer.setCreated_by("fusiform");
        ByteArrayOutputStream thrift = new ByteArrayOutputStream();
        Util.writeFileMetaData(footer, thrift);
        write(thrift.toByteArray());
        write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(thrift.size())
                .array());
        write(MAGIC);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
