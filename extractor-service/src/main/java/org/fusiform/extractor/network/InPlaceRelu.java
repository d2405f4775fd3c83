package org.fusiform.extractor.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * ReLU in place, as torchvision and OpenAI have it and DJL has not: a script of one operation. A ReLU that writes to new
 * memory costs a deep network about a tenth of its speed.
 */
final class InPlaceRelu implements AutoCloseable {
    private final PtSymbolBlock script;

    private InPlaceRelu(PtSymbolBlock script) {
        this.script = script;
    }

    static InPlaceRelu load(NDManager manager) {
        byte[] archive = ScriptWriter.archive("Tensor", "    return torch.relu_(x)\n");
        try {
            return new InPlaceRelu(
                    JniUtils.loadModule((PtNDManager) manager, new ByteArrayInputStream(archive), true, false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives {@code array} itself. */
    NDArray apply(NDArray array) {
        try (IValue argument = IValue.from((PtNDArray) array)) {
            script.forward(argument).close();
            return array;
        }
    }

    @Override
    public void close() {
        script.close();
    }
}
