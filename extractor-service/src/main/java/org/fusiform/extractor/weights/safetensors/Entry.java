package org.fusiform.extractor.weights.safetensors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fusiform.extractor.weights.tensor.ByteRange;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;
import org.fusiform.extractor.weights.tensor.ElementType;
import org.fusiform.extractor.weights.tensor.Printable;
import org.fusiform.extractor.weights.tensor.StoredTensor;

/**
 * What a safetensors header says of one tensor.
 *
 * @param bytes where it lies, counted from the end of the header
 */
record Entry(ElementType type, List<Long> shape, ByteRange bytes) {
    static Entry read(String name, JsonParser json) throws IOException {
        String tensor = "says of tensor " + Printable.of(name) + " ";
        Safetensors.require(json.currentToken() == JsonToken.START_OBJECT, tensor + "no dtype, shape and data_offsets");
        ElementType type = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            json.nextToken();
            switch (field) {
                case "dtype" -> type = type(tensor, json);
                case "shape" -> shape = numbers(tensor, json, StoredTensor.MOST_SIDES);
                case "data_offsets" -> offsets = numbers(tensor, json, 2);
                default -> Safetensors.require(false, tensor + Printable.of(field));
            }
        }
        Safetensors.require(
                type != null && shape != null && offsets != null && offsets.size() == 2,
                tensor + "not all of dtype, shape and data_offsets");
        return checked(tensor, type, shape, offsets.getFirst(), offsets.getLast());
    }

    private static Entry checked(String tensor, ElementType type, List<Long> shape, long begin, long end) {
        Safetensors.require(
                shape.stream().allMatch(side -> side >= 0) && begin >= 0 && end >= begin,
                tensor + "shape " + shape + " and bytes " + begin + " to " + end);
        long elements = StoredTensor.count(shape);
        Safetensors.require(
                elements <= Long.MAX_VALUE / type.bytes() && elements * type.bytes() == end - begin,
                tensor + type.dtype() + " " + shape + " in " + (end - begin) + " bytes");
        return new Entry(type, shape, new ByteRange(begin, end - begin));
    }

    private static ElementType type(String tensor, JsonParser json) throws IOException {
        String dtype = json.getText();
        return ElementType.ofSafetensors(dtype)
                .orElseThrow(() -> new CheckpointRefused(
                        "its safetensors header " + tensor + "dtype " + Printable.of(dtype) + ", which is not read"));
    }

    private static List<Long> numbers(String tensor, JsonParser json, int most) throws IOException {
        List<Long> numbers = new ArrayList<>();
        boolean list = json.currentToken() == JsonToken.START_ARRAY;
        while (list && json.nextToken() == JsonToken.VALUE_NUMBER_INT && numbers.size() < most) {
            numbers.add(json.getLongValue());
        }
        Safetensors.require(
                list && json.currentToken() == JsonToken.END_ARRAY, tensor + "something that is no list of sizes");
        return numbers;
    }
}
