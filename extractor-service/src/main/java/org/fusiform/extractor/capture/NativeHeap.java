package org.fusiform.extractor.capture;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The C library's heap, in which PyTorch has its tensors. Little things of the JVM come to lie between them, so that places
 * that tensors leave are too small for later ones, and the heap grows. The pages of such places are given back now and then:
 * after every pass would cost more, since those that are used again have to be zeroed.
 */
@SuppressWarnings("restricted")
final class NativeHeap {
    private static final int SHARDS_BETWEEN = 10;

    private final Optional<MethodHandle> trim;
    private final AtomicInteger shards = new AtomicInteger();

    /** Of this process; a C library other than glibc has no such function, and nothing is given back. */
    NativeHeap() {
        Linker linker = Linker.nativeLinker();
        trim = linker.defaultLookup()
                .find("malloc_trim")
                .map(function -> linker.downcallHandle(
                        function, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG)));
    }

    /** Called after each shard. */
    void shardEnded() {
        if (shards.incrementAndGet() % SHARDS_BETWEEN == 0) {
            giveBack();
        }
    }

    /** Gives every whole page back that no allocation has a byte of. */
    void giveBack() {
        if (trim.isPresent()) {
            try {
                int released = (int) trim.get().invokeExact(0L);
            } catch (Throwable e) {
                throw new AssertionError("malloc_trim throws nothing", e);
            }
        }
    }
}
