package org.fusiform.extractor.weights.torch;

import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.extractor.weights.pickle.PersistentIds;
import org.fusiform.extractor.weights.pickle.Pickled;
import org.fusiform.extractor.weights.pickle.Pickled.Elements;
import org.fusiform.extractor.weights.pickle.Pickled.Sequence;
import org.fusiform.extractor.weights.pickle.Pickled.Storage;
import org.fusiform.extractor.weights.pickle.Pickled.Tensor;
import org.fusiform.extractor.weights.pickle.Pickled.Text;
import org.fusiform.extractor.weights.pickle.Pickled.Whole;
import org.fusiform.extractor.weights.tensor.ByteRange;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;
import org.fusiform.extractor.weights.tensor.ElementType;
import org.fusiform.extractor.weights.tensor.Printable;
import org.fusiform.extractor.weights.tensor.StoredTensor;

/** The storages a pickle refers to, by key, and the tensors upon them. */
final class Storages implements PersistentIds {
    private final long fileBytes;
    private final Map<String, Declared> declared = new LinkedHashMap<>();

    Storages(long fileBytes) {
        this.fileBytes = fileBytes;
    }

    /** Type and number of elements a pickle says are kept under a key. */
    record Declared(ElementType type, long count) {
        long bytes() {
            return count * type.bytes();
        }
    }

    Map<String, Declared> declared() {
        return declared;
    }

    /** ("storage", class, key, device, elements, view of a storage or none) */
    @Override
    public Pickled resolve(Pickled id) {
        if (!(id instanceof Sequence sequence)
                || sequence.items().isEmpty()
                || !(sequence.items().getFirst() instanceof Text kind)) {
            throw malformed();
        }
        List<Pickled> items = sequence.items();
        if (kind.value().equals("module")) {
            throw new CheckpointRefused("it holds a whole pickled module; bring its state_dict() instead");
        }
        if (items.size() < 5
                || !(items.get(1) instanceof Elements elements)
                || !(items.get(2) instanceof Text key)
                || !(items.get(4) instanceof Whole count)) {
            throw malformed();
        }
        declare(key.value(), new Declared(elements.type(), count.value()));
        return items.size() > 5 && items.get(5) instanceof Sequence view
                ? view(key.value(), elements.type(), view.items())
                : new Storage(key.value(), elements.type(), 0, count.value());
    }

    private void declare(String key, Declared storage) {
        if (storage.count() < 0 || storage.count() > fileBytes) {
            throw new CheckpointRefused("storage " + Printable.of(key) + " claims " + storage.count()
                    + " elements, more than the file has bytes");
        }
        Declared before = declared.putIfAbsent(key, storage);
        if (before != null && !before.equals(storage)) {
            throw new CheckpointRefused("storage " + Printable.of(key) + " is described in two ways");
        }
    }

    /** (key of the view, first element, elements) */
    private static Storage view(String key, ElementType type, List<Pickled> view) {
        if (view.size() == 3 && view.get(1) instanceof Whole first && view.get(2) instanceof Whole count) {
            return new Storage(key, type, first.value(), count.value());
        }
        throw malformed();
    }

    /** Checks that a tensor lies within its storage, and the storage within its bytes. */
    static StoredTensor place(String name, Tensor tensor, ByteRange bytes, ByteOrder order) {
        Storage storage = tensor.storage();
        int storageElement = storage.type().bytes();
        requireWithin(name, storage.first(), storage.count(), bytes.length() / storageElement);
        StoredTensor placed = new StoredTensor(
                name,
                tensor.type(),
                tensor.shape(),
                tensor.strides(),
                bytes.start()
                        + storage.first() * storageElement
                        + tensor.offset() * tensor.type().bytes(),
                order);
        long room = storage.count() * storageElement / tensor.type().bytes();
        if (placed.reach() > 0) {
            requireWithin(name, tensor.offset(), placed.reach(), room);
        }
        return placed;
    }

    private static void requireWithin(String name, long first, long count, long available) {
        if (first < 0 || count < 0 || first > available || count > available - first) {
            throw new CheckpointRefused("tensor " + Printable.of(name) + " reaches beyond its storage");
        }
    }

    private static CheckpointRefused malformed() {
        return new CheckpointRefused("its pickle refers to something that is no storage: the file is damaged");
    }
}
