package org.fusiform.gateway.stimulus;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.stimulus.StimulusManifest;
import org.fusiform.storage.ObjectStore;

/** Manifests of sets, the last few kept in memory; they never change. */
@ApplicationScoped
public class Manifests {
    private static final int KEPT = 16;
    private static final long MOST_BYTES = 256L << 20;

    private final ObjectStore store;
    private final Map<String, StimulusManifest> kept =
            Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, StimulusManifest> eldest) {
                    return size() > KEPT;
                }
            });

    Manifests(ObjectStore store) {
        this.store = store;
    }

    public StimulusManifest of(String project, String setId) {
        String key = ObjectKeys.manifest(project, setId);
        StimulusManifest known = kept.get(key);
        if (known == null) {
            known = read(project, setId);
            kept.put(key, known);
        }
        return known;
    }

    /** Without keeping it, for whoever looks at all of them. */
    public StimulusManifest read(String project, String setId) {
        String json = StandardCharsets.UTF_8
                .decode(store.get(ObjectKeys.manifest(project, setId), MOST_BYTES))
                .toString();
        return MessageJson.read(json, StimulusManifest.class);
    }
}
