package org.fusiform.extractor.weights.safetensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.extractor.weights.tensor.ByteRange;
import org.fusiform.extractor.weights.tensor.CheckpointFile;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;
import org.fusiform.extractor.weights.tensor.Printable;
import org.fusiform.extractor.weights.tensor.StoredTensor;

/**
 * safetensors: the length of a JSON header (uint64), the header, which gives each tensor's type, shape and range of bytes,
 * and the bytes, little-endian and without gaps.
 */
public final class Safetensors {
    /** A thousand tensors take about 0.1 MB. */
    private static final long MOST_HEADER_BYTES = 16L << 20;

    private static final int MOST_TENSORS = 100_000;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(8).build())
            .build();

    private Safetensors() {}

    public static List<StoredTensor> tensors(CheckpointFile file) throws IOException {
        long headerBytes = file.read(0, Long.BYTES).getLong(0);
        if (headerBytes < 2 || headerBytes > file.size() - Long.BYTES) {
            throw new CheckpointRefused("its safetensors header claims " + Long.toUnsignedString(headerBytes)
                    + " bytes and the file has " + file.size() + ": it is damaged or cut short. Download it again");
        }
        if (headerBytes > MOST_HEADER_BYTES) {
            throw new CheckpointRefused("its safetensors header of " + headerBytes + " bytes is larger than "
                    + (MOST_HEADER_BYTES >> 20) + " MiB");
        }
        Map<String, Entry> entries =
                entries(file.read(Long.BYTES, (int) headerBytes).array());
        long dataStart = Long.BYTES + headerBytes;
        requireWhole(entries, file.size() - dataStart);
        return entries.entrySet().stream()
                .map(named -> StoredTensor.contiguous(
                        named.getKey(),
                        named.getValue().type(),
                        named.getValue().shape(),
                        dataStart + named.getValue().bytes().start()))
                .toList();
    }

    private static Map<String, Entry> entries(byte[] header) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(header)) {
            require(json.nextToken() == JsonToken.START_OBJECT, "is no JSON object");
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                if (name.equals("__metadata__")) {
                    json.skipChildren();
                } else {
                    entries.put(name, Entry.read(name, json));
                    require(entries.size() <= MOST_TENSORS, "lists more than " + MOST_TENSORS + " tensors");
                }
            }
            require(json.currentToken() == JsonToken.END_OBJECT, "is no JSON object");
            require(json.nextToken() == null, "goes on after its end");
            return entries;
        } catch (JsonProcessingException e) {
            throw malformed(e.getOriginalMessage(), e);
        } catch (CharConversionException e) {
            throw malformed(e.getMessage(), e);
        }
    }

    /** Tensors fill the file from the header to the end, without overlaps and gaps. */
    private static void requireWhole(Map<String, Entry> entries, long dataBytes) {
        Map<String, ByteRange> ranges = new LinkedHashMap<>();
        entries.forEach((name, entry) -> ranges.put(name, entry.bytes()));
        long end = ranges.values().stream().mapToLong(ByteRange::end).max().orElse(0);
        if (end > dataBytes) {
            throw new CheckpointRefused("its tensors take " + end + " bytes and only " + dataBytes
                    + " are there: it was cut short. Download it again");
        }
        ByteRange.requireDisjoint(ranges);
        long used = ranges.values().stream().mapToLong(ByteRange::length).sum();
        if (used != dataBytes) {
            throw new CheckpointRefused((dataBytes - used) + " bytes of it belong to no tensor: it is damaged");
        }
    }

    private static CheckpointRefused malformed(String reason, IOException cause) {
        return new CheckpointRefused("its safetensors header is no valid JSON: " + Printable.of(reason), cause);
    }

    static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new CheckpointRefused("its safetensors header " + otherwise);
        }
    }
}
