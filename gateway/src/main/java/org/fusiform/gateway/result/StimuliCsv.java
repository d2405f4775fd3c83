package org.fusiform.gateway.result;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.IOException;
import java.io.OutputStream;
import org.fusiform.contracts.stimulus.ManifestEntry;
import org.fusiform.contracts.stimulus.StimulusManifest;

/** The stimuli of a set as CSV (RFC 4180), in the order that arrays and matrices have. */
final class StimuliCsv {
    private static final ObjectWriter WRITER = writer();

    private StimuliCsv() {}

    /** One line; the fields are the columns, in this order. */
    private record Line(int stimulus, String condition, String subcategory, String name, String sha256, String source) {
        static Line of(int index, ManifestEntry entry) {
            return new Line(
                    index, entry.condition(), entry.subcategory(), entry.name(), entry.sha256(), entry.source());
        }
    }

    static void write(StimulusManifest manifest, OutputStream out) throws IOException {
        try (SequenceWriter lines = WRITER.writeValues(out)) {
            for (int index = 0; index < manifest.stimuli().size(); index++) {
                lines.write(Line.of(index, manifest.stimuli().get(index)));
            }
        }
    }

    private static ObjectWriter writer() {
        CsvMapper mapper = CsvMapper.builder()
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .build();
        return mapper.writer(mapper.schemaFor(Line.class).withHeader());
    }
}
