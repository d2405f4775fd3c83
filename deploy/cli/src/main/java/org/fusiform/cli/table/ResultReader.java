package org.fusiform.cli.table;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.fusiform.cli.CommandFailure;
import org.fusiform.contracts.result.Comparison;
import org.fusiform.contracts.result.MapDistribution;
import org.fusiform.contracts.result.ModelConsistency;
import org.fusiform.contracts.result.ResultDocument;

/** Result documents as far as tables show them: lists that none does, by far the most of them, are passed over. */
public final class ResultReader {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addMixIn(MapDistribution.class, WithoutMaps.class)
            .addMixIn(ResultDocument.class, WithoutComparisons.class)
            .build();

    private ResultReader() {}

    /** The document, whose lists of maps and of comparisons are empty; read while it comes. */
    public static ResultDocument read(InputStream json) throws IOException {
        try {
            return JSON.readValue(json, ResultDocument.class);
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new CommandFailure("the gateway answers with no result document: " + e.getOriginalMessage(), e);
        }
    }

    private abstract static class WithoutMaps {
        @JsonDeserialize(using = PassedOver.class)
        abstract List<Double> perMap();
    }

    private abstract static class WithoutComparisons {
        @JsonDeserialize(using = PassedOver.class)
        abstract List<Comparison> comparisons();

        @JsonDeserialize(using = PassedOver.class)
        abstract List<ModelConsistency> modelConsistency();
    }

    /** Whatever there is, it becomes an empty list. */
    private static final class PassedOver extends JsonDeserializer<List<?>> {
        @Override
        public List<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            parser.skipChildren();
            return List.of();
        }
    }
}
