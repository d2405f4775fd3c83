package org.fusiform.extractor.network;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * PyTorch within this process. Results depend on the number of threads in their last bits, so that it is fixed at start
 * and must be the same on every replica.
 */
public final class TorchEngine implements AutoCloseable {
    private final Engine engine;
    private final ComputeDevice device;
    private final NDManager manager;

    private TorchEngine(Engine engine, ComputeDevice device) {
        this.engine = engine;
        this.device = device;
        this.manager = engine.newBaseManager(device.device());
    }

    /**
     * Loads the native library, unpacking it to {@code directory} at the first start on a machine; a lock keeps processes
     * that start together from unpacking over each other.
     *
     * @throws DeviceUnavailable where {@code device} cannot be computed on as it should
     */
    public static TorchEngine start(Path directory, int threads, ComputeDevice device) {
        System.setProperty("DJL_CACHE_DIR", directory.toString());
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        // The optimizer rewrites a script after its first runs, which may change the last bits of its results.
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
        System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(threads));
        try {
            Files.createDirectories(directory);
            try (FileChannel lock = FileChannel.open(
                    directory.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                Engine engine = Engine.getEngine("PyTorch");
                if (device == ComputeDevice.CUDA) {
                    CudaSupport.of(engine).require();
                }
                return new TorchEngine(engine, device);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no PyTorch in " + directory, e);
        }
    }

    /** Engine and version as an extraction's identity names them. */
    public String version() {
        return "pytorch-" + engine.getVersion();
    }

    public ComputeDevice device() {
        return device;
    }

    /** Of the device. */
    public NDManager manager() {
        return manager;
    }

    /** Grad mode and optimizer are properties of the thread in PyTorch; every thread that runs a forward calls this first. */
    public static void inferenceOnThisThread() {
        JniUtils.setGradMode(false);
        JniUtils.setGraphExecutorOptimize(false);
    }

    @Override
    public void close() {
        manager.close();
    }
}
