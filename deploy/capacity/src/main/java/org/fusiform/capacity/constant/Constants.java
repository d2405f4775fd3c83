package org.fusiform.capacity.constant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.fusiform.capacity.cluster.Rates;

/**
 * {@code constants.yaml}: what was measured, when and on which machine, and what is only published or assumed.
 *
 * @param constants name → quantity
 */
public record Constants(String machine, String date, Map<String, Quantity> constants) {
    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    /** The weights of ResNet-50: 25.6 million parameters in float32. */
    private static final long WEIGHTS_BYTES = 102_400_000;

    public Constants {
        constants = new LinkedHashMap<>(constants);
    }

    public static Constants read(Path file) throws IOException {
        try {
            return MAPPER.readValue(Files.readString(file), Constants.class);
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": " + e.getOriginalMessage(), e);
        }
    }

    public double value(String name) {
        Quantity quantity = constants.get(name);
        if (quantity == null) {
            throw new IllegalArgumentException(
                    "constants.yaml has no " + name + ", only " + new TreeSet<>(constants.keySet()));
        }
        return quantity.value();
    }

    /** Of an extractor with the heap that its image gives it: one for each image of the largest size that it has room for. */
    private static final int PREPARING_THREADS = 3;

    /** A GPU and four processors for each extractor, a store at the end of a network; sets above 4,000 stimuli have no RSA. */
    public Rates cluster() {
        double network = value("pod-network");
        return new Rates(
                value("forward-gpu-resnet50"),
                value("prepare-jpeg") / PREPARING_THREADS,
                // Off the device, into the memory of the shard, into a chunk.
                value("device-copy") + 2 * value("copy"),
                Math.min(value("put"), network),
                Math.min(value("get"), network),
                value("store-network"),
                value("store-network"),
                WEIGHTS_BYTES,
                value("load-stored"),
                value("analyse-without-rsa"),
                // For the moments, and for the responses of selective units: no layer of such a set stays in memory.
                2,
                value("shard-messages"),
                value("message"),
                value("bookkeeping"),
                value("extractor-start"),
                value("stats-start"),
                value("variation"));
    }

    /** The machine of the benchmarks, on which all is at hand already; networks are drawn from a seed. */
    public Rates machineItself() {
        return new Rates(
                value("forward-cpu-resnet50"),
                // Both cores prepare.
                value("prepare-built-in") / 2,
                2 * value("copy"),
                value("put"),
                value("get"),
                value("put"),
                value("get"),
                0,
                value("load-seeded"),
                value("analyse-with-rsa"),
                1,
                value("shard-messages"),
                value("message"),
                value("bookkeeping"),
                0,
                0,
                value("variation"));
    }
}
