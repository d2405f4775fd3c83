package org.fusiform.extractor.network;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** The memory of the GPU that this process computes on, as CUDA's runtime, which PyTorch has loaded, counts it. */
@SuppressWarnings("restricted")
public final class GpuMemory {
    private static final String RUNTIME = "libcudart.so.12";

    private final MethodHandle memGetInfo;

    private GpuMemory(MethodHandle memGetInfo) {
        this.memGetInfo = memGetInfo;
    }

    /** Empty where this process has no CUDA runtime of a version that is known here. */
    public static Optional<GpuMemory> find() {
        try {
            return SymbolLookup.libraryLookup(RUNTIME, Arena.global())
                    .find("cudaMemGetInfo")
                    .map(GpuMemory::of);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static GpuMemory of(MemorySegment function) {
        return new GpuMemory(Linker.nativeLinker()
                .downcallHandle(
                        function,
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS)));
    }

    /** In bytes, of all processes together; NaN where the device does not say. */
    public double used() {
        return read((free, total) -> total - free);
    }

    /** In bytes; NaN where the device does not say. */
    public double total() {
        return read((free, total) -> total);
    }

    private double read(Reading reading) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment free = arena.allocate(ValueLayout.JAVA_LONG);
            MemorySegment total = arena.allocate(ValueLayout.JAVA_LONG);
            int status = (int) memGetInfo.invokeExact(free, total);
            return status == 0
                    ? reading.of(free.get(ValueLayout.JAVA_LONG, 0), total.get(ValueLayout.JAVA_LONG, 0))
                    : Double.NaN;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @FunctionalInterface
    private interface Reading {
        long of(long free, long total);
    }
}
