package org.fusiform.gateway.stimulus;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.stimulus.StimulusManifest;
import org.fusiform.storage.ObjectStore;

/** Manifests of sets, the last few kept in memory up to a number of stimuli; they never change. */
@ApplicationScoped
public class Manifests {
    private static final int KEPT_STIMULI = 200_000;
    private static final long MOST_BYTES = 256L << 20;

    private final ObjectStore store;

    /** The last used comes last. */
    private final Map<String, StimulusManifest> kept = new LinkedHashMap<>(16, 0.75f, true);

    private int keptStimuli;

    Manifests(ObjectStore store) {
        this.store = store;
    }

    public StimulusManifest of(String project, String setId) {
        String key = ObjectKeys.manifest(project, setId);
        StimulusManifest known = known(key);
        if (known != null) {
            return known;
        }
        StimulusManifest read = read(project, setId);
        keep(key, read);
        return read;
    }

    private synchronized StimulusManifest known(String key) {
        return kept.get(key);
    }

    /** The largest set of all is kept as well, if only by itself. */
    private synchronized void keep(String key, StimulusManifest manifest) {
        if (kept.put(key, manifest) == null) {
            keptStimuli += manifest.stimuli().size();
        }
        Iterator<StimulusManifest> eldest = kept.values().iterator();
        while (keptStimuli > KEPT_STIMULI && kept.size() > 1) {
            keptStimuli -= eldest.next().stimuli().size();
            eldest.remove();
        }
    }

    /** Without keeping it, for whoever looks at all of them. */
    public StimulusManifest read(String project, String setId) {
        String json = StandardCharsets.UTF_8
                .decode(store.get(ObjectKeys.manifest(project, setId), MOST_BYTES))
                .toString();
        return MessageJson.read(json, StimulusManifest.class);
    }
}
