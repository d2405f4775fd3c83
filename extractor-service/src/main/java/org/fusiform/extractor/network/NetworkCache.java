package org.fusiform.extractor.network;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fusiform.contracts.network.Network;
import org.fusiform.extractor.weights.CacheUse;

/**
 * Loaded networks, the least recently used closed when their bytes pass a bound. The network in use is never closed, so
 * that one larger than the bound still runs. All use is serialised: the engine has one device.
 */
public final class NetworkCache implements AutoCloseable {
    private final NetworkLoader loader;
    private final long mostBytes;
    private final CacheUse use;
    private final Map<Key, LoadedNetwork> loaded = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    public NetworkCache(NetworkLoader loader, long mostBytes) {
        this(loader, mostBytes, CacheUse.UNSEEN);
    }

    public NetworkCache(NetworkLoader loader, long mostBytes, CacheUse use) {
        this.loader = loader;
        this.mostBytes = mostBytes;
        this.use = use;
    }

    /** Loads the network if need be and lets {@code work} have it alone. */
    public synchronized <T, X extends Exception> T with(
            String project, Network network, Precision precision, Use<T, X> work)
            throws NetworkRefused, IOException, X {
        TorchEngine.inferenceOnThisThread();
        Key key = new Key(project, network.family(), network.weights().identity(), precision);
        LoadedNetwork found = loaded.get(key);
        use.lookedUp(found != null);
        if (found == null) {
            found = loader.load(project, network, precision);
            loaded.put(key, found);
            bytes += found.bytes();
            evictOthers(key);
        }
        return work.with(found);
    }

    private void evictOthers(Key inUse) {
        Iterator<Map.Entry<Key, LoadedNetwork>> oldestFirst = loaded.entrySet().iterator();
        while (bytes > mostBytes && oldestFirst.hasNext()) {
            Map.Entry<Key, LoadedNetwork> entry = oldestFirst.next();
            if (!entry.getKey().equals(inUse)) {
                bytes -= entry.getValue().bytes();
                entry.getValue().close();
                oldestFirst.remove();
            }
        }
    }

    @Override
    public synchronized void close() {
        loaded.values().forEach(LoadedNetwork::close);
        loaded.clear();
        bytes = 0;
    }

    /** What is done with a network, and how it may fail. */
    @FunctionalInterface
    public interface Use<T, X extends Exception> {
        T with(LoadedNetwork network) throws NetworkRefused, IOException, X;
    }

    private record Key(String project, String family, String weights, Precision precision) {}
}
