package org.fusiform.extractor.weights.torch;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.extractor.weights.pickle.Pickled;
import org.fusiform.extractor.weights.pickle.Pickled.Sequence;
import org.fusiform.extractor.weights.pickle.Pickled.Tensor;
import org.fusiform.extractor.weights.pickle.Pickled.Text;
import org.fusiform.extractor.weights.pickle.Pickled.Whole;
import org.fusiform.extractor.weights.tensor.ByteRange;
import org.fusiform.extractor.weights.tensor.CheckpointFile;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;
import org.fusiform.extractor.weights.tensor.Printable;
import org.fusiform.extractor.weights.tensor.StoredTensor;

/**
 * What torch.save wrote before PyTorch 1.6: pickles of a magic number, a version, the writing machine, the object and the
 * keys of its storages; then for each key the number of its elements (int64) and the elements, little-endian.
 */
public final class TorchLegacy {
    private static final long VERSION = 1001;

    private final long fileBytes;
    private final BinaryPickles in;

    private TorchLegacy(CheckpointFile file) {
        this.fileBytes = file.size();
        this.in = new BinaryPickles(file, new ByteRange(0, file.size()));
    }

    public static List<StoredTensor> tensors(CheckpointFile file) throws IOException {
        return new TorchLegacy(file).tensors();
    }

    private List<StoredTensor> tensors() throws IOException {
        in.pickle(BinaryPickles.NONE); // the magic number, by which the file was recognised
        if (!(in.pickle(BinaryPickles.NONE) instanceof Whole version) || version.value() != VERSION) {
            throw new CheckpointRefused("it is of a version of torch.save other than " + VERSION);
        }
        in.pickle(BinaryPickles.NONE); // the writing machine; elements are little-endian on all
        Storages storages = new Storages(fileBytes);
        Map<String, Tensor> tensors = TensorTree.ofStateDictionary(in.pickle(storages));
        Map<String, ByteRange> bytes = bytes(storages.declared(), in.pickle(BinaryPickles.NONE));
        List<StoredTensor> placed = new ArrayList<>();
        tensors.forEach((name, tensor) -> placed.add(
                Storages.place(name, tensor, located(bytes, tensor.storage().key()), ByteOrder.LITTLE_ENDIAN)));
        return placed;
    }

    private static ByteRange located(Map<String, ByteRange> bytes, String key) {
        ByteRange range = bytes.get(key);
        if (range == null) {
            throw new CheckpointRefused("storage " + Printable.of(key) + " is missing");
        }
        return range;
    }

    private Map<String, ByteRange> bytes(Map<String, Storages.Declared> declared, Pickled keys) throws IOException {
        if (!(keys instanceof Sequence sequence)) {
            throw new CheckpointRefused("it does not list its storages: the file is damaged");
        }
        Map<String, ByteRange> bytes = new LinkedHashMap<>();
        for (Pickled item : sequence.items()) {
            String key = item instanceof Text text ? text.value() : "";
            Storages.Declared storage = declared.get(key);
            if (storage == null || bytes.containsKey(key)) {
                throw new CheckpointRefused(
                        "it lists a storage " + Printable.of(key) + " that it does not use or lists twice");
            }
            bytes.put(key, elements(key, storage));
        }
        return bytes;
    }

    private ByteRange elements(String key, Storages.Declared storage) throws IOException {
        long count = in.values(Long.BYTES).getLong();
        if (count != storage.count()) {
            throw new CheckpointRefused(
                    "storage " + Printable.of(key) + " has " + count + " elements and should have " + storage.count());
        }
        return in.range(storage.bytes());
    }
}
