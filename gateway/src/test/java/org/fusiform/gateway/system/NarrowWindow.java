package org.fusiform.gateway.system;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Every stimulus is a shard, and few are in flight. */
public final class NarrowWindow implements QuarkusTestProfile {
    static final int CAMPAIGN = 8;
    static final int TOTAL = 12;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "fusiform.compute.shard-stimuli", "1",
                "fusiform.window.campaign", String.valueOf(CAMPAIGN),
                "fusiform.window.total", String.valueOf(TOTAL));
    }
}
