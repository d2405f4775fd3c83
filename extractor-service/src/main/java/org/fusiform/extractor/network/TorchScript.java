package org.fusiform.extractor.network;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Any network as a TorchScript file whose forward takes a batch and returns Dict[str, Tensor], one entry a layer. */
public final class TorchScript implements LoadedNetwork {
    private final PtNDManager manager;
    private final PtSymbolBlock block;
    private final long bytes;

    private TorchScript(PtNDManager manager, PtSymbolBlock block, long bytes) {
        this.manager = manager;
        this.block = block;
        this.bytes = bytes;
    }

    /** Loads the file to the manager's device, whatever it was saved on; a {@link NetworkRefused} says why it is none. */
    public static TorchScript load(NDManager parent, Path file) throws NetworkRefused, IOException {
        TorchScriptArchive.requireValid(file);
        PtNDManager manager = (PtNDManager) parent.newSubManager();
        try {
            PtSymbolBlock block = JniUtils.loadModule(manager, file, true, new String[0], new String[0], false);
            JniUtils.enableInferenceMode(block);
            return new TorchScript(manager, block, Files.size(file));
        } catch (EngineException e) {
            manager.close();
            if (BatchTooLarge.isOutOfMemory(e)) {
                throw new NetworkRefused("it does not fit the memory of " + parent.getDevice(), e);
            }
            throw new NetworkRefused("not a TorchScript file: " + firstLine(e), e);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void forward(FloatBuffer input, int n, int size, Set<String> layers, TapConsumer consumer)
            throws NetworkRefused {
        Taps taps = new Taps(layers, consumer);
        outputs(input, n, size, (layer, output) -> taps.offer(layer, output));
        taps.requireSatisfied();
    }

    /** Runs one batch and hands over every output in the order of the dictionary. */
    public void all(FloatBuffer input, int n, int size, TapConsumer consumer) throws NetworkRefused {
        outputs(input, n, size, (layer, output) -> new Taps(Set.of(layer), consumer).offer(layer, output));
    }

    private void outputs(FloatBuffer input, int n, int size, OutputVisitor visitor) throws NetworkRefused {
        try (PtNDManager pass = (PtNDManager) manager.newSubManager();
                IValue argument = IValue.from((PtNDArray) pass.create(input.duplicate(), new Shape(n, 3, size, size)));
                IValue result = block.forward(argument)) {
            if (!result.isMap()) {
                throw new NetworkRefused("its forward returns " + result.getType() + ", not Dict[str, Tensor]");
            }
            for (Map.Entry<String, IValue> entry : OrderedDict.of(result).entrySet()) {
                try (IValue value = entry.getValue()) {
                    visitor.visit(entry.getKey(), tensor(entry.getKey(), value, n, pass));
                }
            }
        } catch (EngineException e) {
            if (BatchTooLarge.isOutOfMemory(e)) {
                throw new BatchTooLarge(n, e);
            }
            throw new NetworkRefused("its forward fails: " + firstLine(e), e);
        }
    }

    private static PtNDArray tensor(String name, IValue value, int n, PtNDManager pass) throws NetworkRefused {
        if (!value.isTensor()) {
            throw new NetworkRefused("its output " + name + " is " + value.getType() + ", not a Tensor");
        }
        PtNDArray tensor = value.toTensor(pass);
        Shape shape = tensor.getShape();
        if (shape.dimension() != 4 && shape.dimension() != 2) {
            throw new NetworkRefused(
                    "its output " + name + " has rank " + shape.dimension() + "; layers are [n, C, H, W] or [n, C]");
        }
        if (shape.get(0) != n || shape.size() == 0) {
            throw new NetworkRefused("its output " + name + " has shape " + shape + " for " + n + " stimuli");
        }
        return tensor.getDataType() == DataType.FLOAT32 ? tensor : tensor.toType(DataType.FLOAT32, false);
    }

    /** The engine's messages carry a C++ stack from the second line on; of a Python one the last line says what is wrong. */
    private static String firstLine(EngineException e) {
        String text = String.valueOf(e.getMessage()).strip();
        return text.lines()
                .filter(line -> line.contains("Error: "))
                .reduce((first, last) -> last)
                .orElseGet(() -> text.lines().findFirst().orElse("the engine gives no reason"));
    }

    @Override
    public void close() {
        block.close();
        manager.close();
    }

    @FunctionalInterface
    private interface OutputVisitor {
        void visit(String layer, PtNDArray output);
    }
}
