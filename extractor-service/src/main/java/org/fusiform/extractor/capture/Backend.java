package org.fusiform.extractor.capture;

import org.fusiform.contracts.network.Compute;
import org.fusiform.extractor.network.Precision;

/**
 * What this process computes with, as {@link Compute} names it.
 *
 * @param engine engine and version
 * @param device class of the device
 */
public record Backend(String engine, String device) {
    /** The precision to run in; a {@link ShardRefused} where this process cannot compute what was asked, bit for bit. */
    Precision requireComputable(Compute asked) throws ShardRefused {
        if (!asked.engine().equals(engine)) {
            throw new ShardRefused("the campaign asks for " + asked.engine() + ", but this extractor runs " + engine
                    + "; give gateway and extractors the same engine");
        }
        if (!asked.device().equals(device)) {
            throw new ShardRefused("the campaign asks for the device " + asked.device()
                    + ", but this extractor computes on " + device
                    + "; give fusiform.compute.device (gateway) and fusiform.extractor.device the same value");
        }
        Precision precision = Precision.named(asked.precision())
                .orElseThrow(() -> new ShardRefused("the campaign asks for the precision " + asked.precision()
                        + "; there are float32 and float16"));
        if (precision == Precision.FLOAT16 && device.equals("cpu")) {
            throw new ShardRefused("the campaign asks for float16, which needs a GPU; set the gateway's"
                    + " fusiform.compute.precision to float32");
        }
        return precision;
    }
}
