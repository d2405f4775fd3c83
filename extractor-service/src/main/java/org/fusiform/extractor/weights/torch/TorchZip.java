package org.fusiform.extractor.weights.torch;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusiform.extractor.weights.pickle.PickleInput;
import org.fusiform.extractor.weights.pickle.Pickled;
import org.fusiform.extractor.weights.pickle.Pickled.Tensor;
import org.fusiform.extractor.weights.pickle.Unpickler;
import org.fusiform.extractor.weights.pickle.Vocabulary;
import org.fusiform.extractor.weights.tensor.ByteRange;
import org.fusiform.extractor.weights.tensor.CheckpointFile;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;
import org.fusiform.extractor.weights.tensor.Printable;
import org.fusiform.extractor.weights.tensor.StoredTensor;

/**
 * The zip archives of torch.save (since PyTorch 1.6) and torch.jit.save: ROOT/data.pkl refers to storages, each a member
 * ROOT/data/KEY. A TorchScript archive has ROOT/constants.pkl, too; its code is not looked at.
 */
public final class TorchZip {
    private static final int LONGEST_BYTE_ORDER = 8;

    private final CheckpointFile file;
    private final ZipDirectory zip;
    private final String root;

    private TorchZip(CheckpointFile file, ZipDirectory zip, String root) {
        this.file = file;
        this.zip = zip;
        this.root = root;
    }

    public static List<StoredTensor> tensors(CheckpointFile file) throws IOException {
        ZipDirectory zip = ZipDirectory.read(file);
        return new TorchZip(file, zip, root(zip)).tensors();
    }

    private static String root(ZipDirectory zip) {
        List<String> roots = zip.names().stream()
                .filter(name -> name.indexOf('/') == name.length() - "/data.pkl".length() && name.endsWith("/data.pkl"))
                .map(name -> name.substring(0, name.indexOf('/') + 1))
                .toList();
        if (roots.size() != 1) {
            throw new CheckpointRefused("it is a zip archive with " + (roots.isEmpty() ? "no" : "several")
                    + " data.pkl in it: torch.save did not write it. If the checkpoint is inside, unpack it");
        }
        return roots.getFirst();
    }

    private List<StoredTensor> tensors() throws IOException {
        boolean script = zip.names().contains(root + "constants.pkl");
        Storages storages = new Storages(file.size());
        Pickled pickled = Unpickler.read(
                new PickleInput(file, pickle()),
                script ? Vocabulary.TORCHSCRIPT : Vocabulary.STATE_DICTIONARY,
                storages);
        Map<String, Tensor> tensors = script ? TensorTree.ofModule(pickled) : TensorTree.ofStateDictionary(pickled);
        Map<String, ByteRange> bytes = bytes(storages);
        ByteOrder order = byteOrder();
        List<StoredTensor> placed = new ArrayList<>();
        tensors.forEach((name, tensor) -> placed.add(
                Storages.place(name, tensor, bytes.get(tensor.storage().key()), order)));
        return placed;
    }

    private Map<String, ByteRange> bytes(Storages storages) throws IOException {
        Map<String, ByteRange> bytes = new LinkedHashMap<>();
        for (Map.Entry<String, Storages.Declared> storage : storages.declared().entrySet()) {
            ByteRange range = located("data/" + storage.getKey());
            if (range.length() != storage.getValue().bytes()) {
                throw new CheckpointRefused("storage " + Printable.of(storage.getKey()) + " has " + range.length()
                        + " bytes and should have " + storage.getValue().bytes());
            }
            bytes.put(storage.getKey(), range);
        }
        // Before they are read through: members that lie upon each other could make that endless.
        ByteRange.requireDisjoint(bytes);
        for (Map.Entry<String, ByteRange> storage : bytes.entrySet()) {
            zip.requireIntact(root + "data/" + storage.getKey(), storage.getValue());
        }
        return bytes;
    }

    /** Machines of the other byte order say so in a member of that name; older files are little-endian. */
    private ByteOrder byteOrder() throws IOException {
        Optional<ByteRange> member = zip.find(root + "byteorder");
        if (member.isEmpty()) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        int length = (int) Math.min(LONGEST_BYTE_ORDER, member.get().length());
        String order = new String(file.read(member.get().start(), length).array(), StandardCharsets.US_ASCII);
        return switch (order) {
            case "little" -> ByteOrder.LITTLE_ENDIAN;
            case "big" -> ByteOrder.BIG_ENDIAN;
            default -> throw new CheckpointRefused("its byte order is " + Printable.of(order));
        };
    }

    private ByteRange pickle() throws IOException {
        ByteRange bytes = located("data.pkl");
        zip.requireIntact(root + "data.pkl", bytes);
        return bytes;
    }

    private ByteRange located(String member) throws IOException {
        return zip.find(root + member)
                .orElseThrow(() -> new CheckpointRefused("its member " + Printable.of(member) + " is missing"));
    }
}
