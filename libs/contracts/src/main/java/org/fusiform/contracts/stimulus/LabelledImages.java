package org.fusiform.contracts.stimulus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A set as a CSV table (RFC 4180, UTF-8) beside its images: a header with {@code path} and {@code condition}, and
 * {@code subcategory} and {@code source} where they are known, in any order.
 */
public final class LabelledImages {
    /** The name of the table within an archive. */
    public static final String FILE_NAME = "manifest.csv";

    private static final int MOST_ROWS = 110_000;
    private static final List<String> REQUIRED = List.of("path", "condition");
    private static final List<String> OPTIONAL = List.of("subcategory", "source");
    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.EMPTY_STRING_AS_NULL)
            .build();
    private static final ObjectReader ROWS =
            MAPPER.readerForMapOf(String.class).with(CsvSchema.emptySchema().withHeader());

    private LabelledImages() {}

    /** A table that cannot be read; the message names the row below the header and what is wrong with it. */
    public static final class Refused extends Exception {
        Refused(String reason) {
            super(reason);
        }
    }

    /** The rows in their order; no path is there twice. */
    public static List<LabelledImage> read(String csv) throws Refused {
        String text = csv.startsWith("\ufeff") ? csv.substring(1) : csv;
        if (text.isBlank()) {
            throw new Refused("it is empty");
        }
        List<LabelledImage> images = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        try (MappingIterator<Map<String, String>> rows = ROWS.readValues(text)) {
            boolean first = true;
            while (rows.hasNextValue()) {
                if (first) {
                    requireColumns((CsvSchema) rows.getParserSchema());
                    first = false;
                }
                Map<String, String> row = rows.nextValue();
                int number = images.size() + 1;
                if (number > MOST_ROWS) {
                    throw new Refused("it has more than " + MOST_ROWS + " rows");
                }
                LabelledImage image = image(row, number);
                if (!paths.add(image.path())) {
                    throw new Refused("row " + number + ": the path '" + image.path() + "' is there twice");
                }
                images.add(image);
            }
        } catch (JsonProcessingException e) {
            throw new Refused("line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
        } catch (IOException | RuntimeJsonMappingException e) {
            throw new Refused("it is no CSV table: " + e.getMessage());
        }
        if (images.isEmpty()) {
            throw new Refused("it has no rows below its header: path,condition,subcategory");
        }
        return images;
    }

    private static void requireColumns(CsvSchema schema) throws Refused {
        List<String> names = schema.getColumnNames();
        for (String required : REQUIRED) {
            if (!names.contains(required)) {
                throw new Refused("its first line has no column '" + required
                        + "'; it must be: path,condition, and subcategory and source where they are known");
            }
        }
        for (String name : names) {
            if (!REQUIRED.contains(name) && !OPTIONAL.contains(name)) {
                throw new Refused(
                        "it has an unknown column '" + name + "'; known are " + REQUIRED + " and " + OPTIONAL);
            }
        }
    }

    private static LabelledImage image(Map<String, String> row, int number) throws Refused {
        for (String required : REQUIRED) {
            if (row.get(required) == null) {
                throw new Refused("row " + number + " has no " + required);
            }
        }
        return new LabelledImage(row.get("path"), row.get("condition"), row.get("subcategory"), row.get("source"));
    }

    /** The table of images, in their order. */
    public static String write(List<LabelledImage> images) {
        CsvSchema.Builder schema = CsvSchema.builder();
        REQUIRED.forEach(schema::addColumn);
        OPTIONAL.forEach(schema::addColumn);
        try {
            return MAPPER.writer(schema.build().withHeader()).writeValueAsString(images);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rows of texts are always CSV", e);
        }
    }
}
