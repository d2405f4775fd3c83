package org.fusiform.stats.activation;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Memory by the C library's allocator, which unlike an arena's is not touched before it is used. */
@SuppressWarnings("restricted")
final class NativeHeap {
    private static final MethodHandle MALLOC =
            function("malloc", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
    private static final MethodHandle FREE = function("free", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));

    private NativeHeap() {}

    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        SymbolLookup library = Linker.nativeLinker().defaultLookup();
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), descriptor);
    }

    /** Memory that begins at a multiple of {@code alignment}, until nothing refers to it; null if there is not so much. */
    static MemorySegment allocate(long bytes, long alignment) {
        MemorySegment start = malloc(bytes + alignment);
        if (start.equals(MemorySegment.NULL)) {
            return null;
        }
        MemorySegment whole = start.reinterpret(bytes + alignment, Arena.ofAuto(), ignored -> free(start));
        return whole.asSlice(Math.ceilDiv(start.address(), alignment) * alignment - start.address(), bytes);
    }

    private static MemorySegment malloc(long bytes) {
        try {
            return (MemorySegment) MALLOC.invokeExact(bytes);
        } catch (Throwable e) {
            throw new AssertionError("malloc throws nothing", e);
        }
    }

    private static void free(MemorySegment start) {
        try {
            FREE.invokeExact(start);
        } catch (Throwable e) {
            throw new AssertionError("free throws nothing", e);
        }
    }
}
