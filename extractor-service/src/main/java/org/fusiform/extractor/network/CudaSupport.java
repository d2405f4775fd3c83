package org.fusiform.extractor.network;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.engine.StandardCapabilities;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * What this process has of CUDA.
 *
 * @param built whether PyTorch was built with it
 * @param fault why the first GPU cannot be used; null if it can
 * @param tf32Override the environment's {@code NVIDIA_TF32_OVERRIDE}, which NVIDIA's libraries obey; null if it is not set
 */
record CudaSupport(boolean built, String fault, String tf32Override) {
    static CudaSupport of(Engine engine) {
        boolean built = engine.hasCapability(StandardCapabilities.CUDA);
        return new CudaSupport(built, built ? fault(engine) : null, System.getenv("NVIDIA_TF32_OVERRIDE"));
    }

    /** Asks the device itself for a little work: drivers, permissions and architectures fail in many ways. */
    private static String fault(Engine engine) {
        try (NDManager manager = engine.newBaseManager(ComputeDevice.CUDA.device());
                NDArray ones = manager.ones(new Shape(1));
                NDArray sum = ones.add(ones)) {
            return sum.toFloatArray()[0] == 2 ? null : "it computes 1 + 1 = " + sum;
        } catch (EngineException e) {
            return String.valueOf(e.getMessage()).lines().findFirst().orElse("the engine gives no reason");
        }
    }

    /** Refuses to go on where forward passes would fail or not compute in float32 as the CPU does. */
    void require() {
        if (!built) {
            throw new DeviceUnavailable(
                    "this PyTorch is built without CUDA; point PYTORCH_LIBRARY_PATH to a CUDA build");
        }
        if (fault != null) {
            throw new DeviceUnavailable("it cannot compute on a GPU (" + fault
                    + "); check the driver, and that CUDA_VISIBLE_DEVICES or the container shows one");
        }
        if (!"0".equals(tf32Override)) {
            throw new DeviceUnavailable(
                    "cuDNN would round float32 to TF32, of 10 bits; set NVIDIA_TF32_OVERRIDE=0 in its"
                            + " environment");
        }
    }
}
