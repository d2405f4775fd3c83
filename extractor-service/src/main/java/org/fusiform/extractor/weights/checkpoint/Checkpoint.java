package org.fusiform.extractor.weights.checkpoint;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.extractor.weights.tensor.CheckpointFile;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;
import org.fusiform.extractor.weights.tensor.Printable;
import org.fusiform.extractor.weights.tensor.StoredTensor;
import org.fusiform.extractor.weights.tensor.TensorReader;

/**
 * The named tensors of a file of weights. The file stays open and each tensor is read when it is asked for, so that no more
 * than one lies in memory. Used by one thread at a time.
 */
public final class Checkpoint implements AutoCloseable {
    /** What wrappers put before every name: DataParallel and torch.compile. */
    private static final List<String> WRAPPERS = List.of("module.", "_orig_mod.");

    private final CheckpointFile file;
    private final TensorReader reader;
    private final Map<String, StoredTensor> tensors;

    private Checkpoint(CheckpointFile file, Map<String, StoredTensor> tensors) {
        this.file = file;
        this.reader = new TensorReader(file);
        this.tensors = tensors;
    }

    /** Reads what the file lists, no tensor yet; a {@link CheckpointRefused} names the file and says why it is none. */
    public static Checkpoint open(Path path) throws IOException {
        CheckpointFile file = CheckpointFile.open(path);
        try {
            List<StoredTensor> tensors = Container.of(file).tensors(file);
            if (tensors.isEmpty()) {
                throw new CheckpointRefused("it holds no tensors");
            }
            tensors.forEach(tensor -> requireBounded(tensor, file));
            return new Checkpoint(file, byName(tensors));
        } catch (CheckpointRefused e) {
            file.close();
            throw e.in(file.name());
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    public String fileName() {
        return file.name();
    }

    /** In the order of the file, names without what wrappers put before all of them. */
    public Collection<StoredTensor> tensors() {
        return tensors.values();
    }

    /** Float32 in C order; a value that is not finite refuses the file, naming the tensor. */
    public float[] values(String name) throws IOException {
        float[] values = new float[tensor(name).elements()];
        read(name, FloatBuffer.wrap(values));
        return values;
    }

    /** The same, into {@code target} from its position on, which moves behind it. */
    public void read(String name, FloatBuffer target) throws IOException {
        StoredTensor tensor = tensor(name);
        FloatBuffer values = target.slice(target.position(), tensor.elements());
        try {
            reader.read(tensor, values);
            requireFinite(tensor, values);
        } catch (CheckpointRefused e) {
            throw e.in(file.name());
        }
        target.position(target.position() + tensor.elements());
    }

    private StoredTensor tensor(String name) {
        StoredTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new CheckpointRefused("it has no tensor " + Printable.of(name)).in(file.name());
        }
        return tensor;
    }

    private static Map<String, StoredTensor> byName(List<StoredTensor> tensors) {
        Map<String, StoredTensor> byName = new LinkedHashMap<>();
        for (StoredTensor tensor : tensors) {
            byName.put(tensor.name(), tensor);
        }
        for (String wrapper : WRAPPERS) {
            byName = without(wrapper, byName);
        }
        return byName;
    }

    private static Map<String, StoredTensor> without(String wrapper, Map<String, StoredTensor> tensors) {
        if (!tensors.keySet().stream().allMatch(name -> name.startsWith(wrapper))) {
            return tensors;
        }
        Map<String, StoredTensor> unwrapped = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            String bare = name.substring(wrapper.length());
            unwrapped.put(bare, tensor.named(bare));
        });
        return unwrapped;
    }

    /** Strides of 0 let a few bytes stand for any number of elements. */
    private static void requireBounded(StoredTensor tensor, CheckpointFile file) {
        if (tensor.elements() > file.size()) {
            throw new CheckpointRefused("tensor " + Printable.of(tensor.name()) + " has " + tensor.elements()
                    + " elements, more than the file has bytes");
        }
    }

    private static void requireFinite(StoredTensor tensor, FloatBuffer values) {
        for (int i = 0; i < values.limit(); i++) {
            if (!Float.isFinite(values.get(i))) {
                throw new CheckpointRefused("tensor " + Printable.of(tensor.name()) + " holds " + values.get(i)
                        + " at element " + i + " of " + values.limit() + ": the weights are unusable");
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
