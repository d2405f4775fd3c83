package org.fusiform.extractor.weights.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.extractor.weights.pickle.Pickled;
import org.fusiform.extractor.weights.pickle.Pickled.Elements;
import org.fusiform.extractor.weights.pickle.Pickled.Sequence;
import org.fusiform.extractor.weights.pickle.Pickled.Storage;
import org.fusiform.extractor.weights.pickle.Pickled.Tensor;
import org.fusiform.extractor.weights.pickle.Pickled.Text;
import org.fusiform.extractor.weights.pickle.Pickled.Whole;
import org.fusiform.extractor.weights.tensor.ByteRange;
import org.fusiform.extractor.weights.tensor.CheckpointFile;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;
import org.fusiform.extractor.weights.tensor.StoredTensor;

/**
 * The tar archives of the first PyTorch versions, as torchvision's first ResNets were: {@code storages} and
 * {@code tensors} are pickled descriptions, each followed by binary values; {@code pickle} refers to tensors by number.
 */
public final class TorchTar {
    private static final int MOST = 100_000;

    private final CheckpointFile file;
    private final Map<String, ByteRange> members;
    private final Map<String, Storage> storages = new HashMap<>();
    private final Map<String, ByteRange> bytes = new HashMap<>();
    private final Map<String, Tensor> tensors = new HashMap<>();

    private TorchTar(CheckpointFile file, Map<String, ByteRange> members) {
        this.file = file;
        this.members = members;
    }

    public static List<StoredTensor> tensors(CheckpointFile file) throws IOException {
        return new TorchTar(file, TarMembers.of(file)).tensors();
    }

    private List<StoredTensor> tensors() throws IOException {
        readStorages(new BinaryPickles(file, member("storages")));
        readTensors(new BinaryPickles(file, member("tensors")));
        Pickled root = new BinaryPickles(file, member("pickle")).pickle(this::tensor);
        List<StoredTensor> placed = new ArrayList<>();
        TensorTree.ofStateDictionary(root)
                .forEach((name, tensor) -> placed.add(
                        Storages.place(name, tensor, bytes.get(tensor.storage().key()), ByteOrder.LITTLE_ENDIAN)));
        return placed;
    }

    private ByteRange member(String name) {
        ByteRange member = members.get(name);
        if (member == null && members.containsKey("sys_info")) {
            throw new CheckpointRefused("its member " + name + " is missing: it was cut short. Download it again");
        }
        if (member == null) {
            throw new CheckpointRefused(
                    "it is a tar archive that torch.save did not write. If the checkpoint is inside, unpack it");
        }
        return member;
    }

    /** How many; for each (key, device, class), the number of its elements and the elements; then all views. */
    private void readStorages(BinaryPickles in) throws IOException {
        for (long left = count(in); left > 0; left--) {
            List<Pickled> storage = items(in.pickle(BinaryPickles.NONE), 3);
            if (!(storage.getLast() instanceof Elements elements)) {
                throw damaged();
            }
            long count = in.values(Long.BYTES).getLong();
            if (count < 0 || count > file.size()) {
                throw damaged();
            }
            String key = key(storage.getFirst());
            bytes.put(key, in.range(count * elements.type().bytes()));
            storages.put(key, new Storage(key, elements.type(), 0, count));
        }
        if (!(in.pickle(BinaryPickles.NONE) instanceof Sequence views)) {
            throw damaged();
        }
        for (Pickled item : views.items()) {
            readView(items(item, 4));
        }
    }

    /** (key, key of the storage it is part of, first element, elements) */
    private void readView(List<Pickled> view) {
        Storage whole = storages.get(key(view.get(1)));
        if (whole == null
                || !bytes.containsKey(key(view.get(1)))
                || !(view.get(2) instanceof Whole first)
                || !(view.get(3) instanceof Whole count)) {
            throw damaged();
        }
        storages.put(key(view.getFirst()), new Storage(whole.key(), whole.type(), first.value(), count.value()));
    }

    /** How many; for each (key, storage, class), the number of sides (in 8 bytes, half of them unused), sides, strides, offset. */
    private void readTensors(BinaryPickles in) throws IOException {
        for (long left = count(in); left > 0; left--) {
            List<Pickled> tensor = items(in.pickle(BinaryPickles.NONE), 3);
            Storage storage = storages.get(key(tensor.get(1)));
            int sides = in.values(Long.BYTES).getInt();
            if (storage == null || sides < 0 || sides > StoredTensor.MOST_SIDES) {
                throw damaged();
            }
            List<Long> shape = longs(in, sides);
            List<Long> strides = longs(in, sides);
            long offset = in.values(Long.BYTES).getLong();
            tensors.put(key(tensor.getFirst()), new Tensor(storage, storage.type(), offset, shape, strides));
        }
    }

    private Pickled tensor(Pickled id) {
        Tensor tensor = tensors.get(key(id));
        if (tensor == null) {
            throw new CheckpointRefused("its pickle refers to a tensor that is not there: the file is damaged");
        }
        return tensor;
    }

    private static long count(BinaryPickles in) throws IOException {
        if (in.pickle(BinaryPickles.NONE) instanceof Whole count && count.value() >= 0 && count.value() <= MOST) {
            return count.value();
        }
        throw damaged();
    }

    private static List<Long> longs(BinaryPickles in, int count) throws IOException {
        ByteBuffer values = in.values(count * Long.BYTES);
        List<Long> longs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            longs.add(values.getLong());
        }
        return longs;
    }

    private static List<Pickled> items(Pickled value, int count) {
        if (value instanceof Sequence sequence && sequence.items().size() == count) {
            return sequence.items();
        }
        throw damaged();
    }

    /** Keys are numbers, some of them written as text. */
    private static String key(Pickled value) {
        if (value instanceof Whole whole) {
            return Long.toString(whole.value());
        }
        if (value instanceof Text text) {
            return text.value();
        }
        throw damaged();
    }

    private static CheckpointRefused damaged() {
        return new CheckpointRefused("its description of tensors is damaged: download the file again");
    }
}
