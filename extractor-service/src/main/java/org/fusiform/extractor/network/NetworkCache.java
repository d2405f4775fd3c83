package org.fusiform.extractor.network;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.fusiform.contracts.network.Network;
import org.fusiform.extractor.weights.CacheUse;

/**
 * Loaded networks, the least recently used closed when their bytes pass a bound. One in use is never closed, so that one
 * larger than the bound still runs. As many uses at a time as there are passes; the others wait for their turn. Thread-safe.
 */
public final class NetworkCache implements AutoCloseable {
    private final NetworkLoader loader;
    private final long mostBytes;
    private final int passes;
    private final CacheUse use;
    private final Semaphore turns;
    private final Map<Key, Entry> loaded = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    public NetworkCache(NetworkLoader loader, long mostBytes, int passes) {
        this(loader, mostBytes, passes, CacheUse.UNSEEN);
    }

    /** @param passes uses at a time, as {@link Passes} has them */
    public NetworkCache(NetworkLoader loader, long mostBytes, int passes, CacheUse use) {
        this.loader = loader;
        this.mostBytes = mostBytes;
        this.passes = passes;
        this.use = use;
        this.turns = new Semaphore(passes, true);
    }

    /** Uses at a time. */
    public int passes() {
        return passes;
    }

    /** Waits for a turn, loads the network if need be and lets {@code work} use it. */
    public <T, X extends Exception> T with(String project, Network network, Precision precision, Use<T, X> work)
            throws NetworkRefused, IOException, X {
        return with(project, network, precision, () -> {}, work);
    }

    /**
     * The same.
     *
     * @param turn runs when it is its turn; what it throws ends it
     */
    public <T, X extends Exception> T with(
            String project, Network network, Precision precision, Runnable turn, Use<T, X> work)
            throws NetworkRefused, IOException, X {
        turns.acquireUninterruptibly();
        try {
            turn.run();
            TorchEngine.inferenceOnThisThread();
            Entry entry = take(project, network, precision);
            try {
                return work.with(entry.network);
            } finally {
                giveBack(entry);
            }
        } finally {
            turns.release();
        }
    }

    private synchronized Entry take(String project, Network network, Precision precision)
            throws NetworkRefused, IOException {
        Key key = new Key(project, network.family(), network.weights().identity(), precision);
        Entry entry = loaded.get(key);
        use.lookedUp(entry != null);
        if (entry == null) {
            entry = new Entry(loader.load(project, network, precision));
            loaded.put(key, entry);
            bytes += entry.network.bytes();
        }
        entry.users++;
        evict();
        return entry;
    }

    private synchronized void giveBack(Entry entry) {
        entry.users--;
    }

    private void evict() {
        Iterator<Entry> oldestFirst = loaded.values().iterator();
        while (bytes > mostBytes && oldestFirst.hasNext()) {
            Entry entry = oldestFirst.next();
            if (entry.users == 0) {
                bytes -= entry.network.bytes();
                entry.network.close();
                oldestFirst.remove();
            }
        }
    }

    /** Once nobody uses any. */
    @Override
    public void close() {
        turns.acquireUninterruptibly(passes);
        try {
            closeAll();
        } finally {
            turns.release(passes);
        }
    }

    private synchronized void closeAll() {
        loaded.values().forEach(entry -> entry.network.close());
        loaded.clear();
        bytes = 0;
    }

    /** What is done with a network, and how it may fail. */
    @FunctionalInterface
    public interface Use<T, X extends Exception> {
        T with(LoadedNetwork network) throws NetworkRefused, IOException, X;
    }

    private record Key(String project, String family, String weights, Precision precision) {}

    private static final class Entry {
        private final LoadedNetwork network;
        private int users;

        private Entry(LoadedNetwork network) {
            this.network = network;
        }
    }
}
