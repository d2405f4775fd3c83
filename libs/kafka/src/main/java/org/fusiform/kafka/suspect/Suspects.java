package org.fusiform.kafka.suspect;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.kafka.Place;
import org.fusiform.storage.ObjectStore;
import org.fusiform.storage.StorageException;
import org.fusiform.storage.StoredObject;
import org.jboss.logging.Logger;

/**
 * Finds the item that ends every process which works on it, by lack of memory or in native code, and which would otherwise
 * be delivered again without end. A process marks in the store what it takes in hand, and takes the mark away however that
 * ends: a mark that is met is a process's that died. Any of what was in hand may have been the cause, so what is marked is
 * worked on alone from then on, and given up after so many deaths.
 */
public final class Suspects {
    private static final Logger LOG = Logger.getLogger(Suspects.class);

    private final ObjectStore store;
    private final int mostDeaths;
    private final Consumer<Runnable> persistently;
    private final String process = UUID.randomUUID().toString();
    private final Map<Place, String> marks = new ConcurrentHashMap<>();
    /** Marks of processes that died, by item: a partition's are read once as long as it is this process's. */
    private final Map<Partition, Map<String, List<String>>> deaths = new ConcurrentHashMap<>();
    /** Fair: a suspect's turn comes. */
    private final ReadWriteLock company = new ReentrantReadWriteLock(true);

    /**
     * @param mostDeaths of processes, after which an item is given up
     * @param persistently does what the store is asked for, again where it is away
     */
    public Suspects(ObjectStore store, int mostDeaths, Consumer<Runnable> persistently) {
        this.store = store;
        this.mostDeaths = mostDeaths;
        this.persistently = persistently;
    }

    /**
     * What {@code work} on an item makes, in the company of others or alone. The item is to be settled with the broker
     * afterwards, or the mark of a process that dies between the two would never be met again.
     *
     * @throws EndsProcesses if it has been the death of too many
     * @throws StorageException if what there is to know is not to be had
     */
    public <T> T hold(String project, Place place, Supplier<T> work) {
        String item = ObjectKeys.inHand(project, place.topic(), place.partition(), place.offset());
        List<String> met = new ArrayList<>(
                deaths.computeIfAbsent(new Partition(project, place.topic(), place.partition()), this::read)
                        .getOrDefault(item, List.of()));
        if (met.size() >= mostDeaths) {
            forget(project, place, item);
            remove(met);
            throw new EndsProcesses(met.size());
        }
        if (!met.isEmpty()) {
            LOG.warnf("%s: deaths of a process that had it in hand: %d; alone now", item, met.size());
        }
        Lock lock = met.isEmpty() ? company.readLock() : company.writeLock();
        lock.lock();
        try {
            String mark = item + process;
            marks.put(place, mark);
            met.add(mark);
            persistently.accept(() -> store.put(mark, ByteBuffer.allocate(0), "text/plain"));
            return work.get();
        } finally {
            marks.remove(place);
            forget(project, place, item);
            remove(met);
            lock.unlock();
        }
    }

    private Map<String, List<String>> read(Partition partition) {
        Map<String, List<String>> read = new ConcurrentHashMap<>();
        persistently.accept(() -> {
            read.clear();
            store.list(ObjectKeys.inHand(partition.project, partition.topic, partition.number))
                    .map(StoredObject::key)
                    .forEach(mark -> read.computeIfAbsent(
                                    mark.substring(0, mark.lastIndexOf('/') + 1), item -> new ArrayList<>())
                            .add(mark));
        });
        return read;
    }

    private void forget(String project, Place place, String item) {
        Map<String, List<String>> others = deaths.get(new Partition(project, place.topic(), place.partition()));
        if (others != null) {
            others.remove(item);
        }
    }

    /**
     * For partitions that this process will not be asked about, though it lives: what it still has in hand of them does not
     * count, and others may leave marks there before it is asked about them again.
     */
    public void release(Predicate<Place> items) {
        deaths.keySet().removeIf(partition -> items.test(partition.start()));
        marks.forEach((place, mark) -> {
            if (items.test(place)) {
                removeOnce(mark);
            }
        });
    }

    private void remove(List<String> keys) {
        try {
            persistently.accept(() -> keys.forEach(store::delete));
        } catch (StorageException e) {
            left(keys, e);
        }
    }

    private void removeOnce(String mark) {
        try {
            store.delete(mark);
        } catch (StorageException e) {
            left(List.of(mark), e);
        }
    }

    /** At worst an item is held for one death more than there was. */
    private static void left(List<String> keys, StorageException cause) {
        LOG.warnf("marks are left in the store: %s: %s", keys, cause.getMessage());
    }

    private record Partition(String project, String topic, int number) {
        Place start() {
            return new Place(topic, number, 0);
        }
    }
}
