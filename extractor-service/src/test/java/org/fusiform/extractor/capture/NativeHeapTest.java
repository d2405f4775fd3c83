package org.fusiform.extractor.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("restricted")
class NativeHeapTest {
    /** Below what the C library takes from the kernel piece by piece. */
    private static final int PIECE = 64 << 10;

    private static final int PIECES = 1024;

    private final Linker linker = Linker.nativeLinker();

    @Test
    void whatLiesFreeBetweenThingsInUseIsGivenBack() throws Throwable {
        assumeTrue(linker.defaultLookup().find("malloc_trim").isPresent(), "this C library has no malloc_trim");
        MethodHandle malloc = function("malloc", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
        MethodHandle free = function("free", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
        // Given 64 MiB, of which every sixteenth piece stays in use
        List<MemorySegment> kept = new ArrayList<>();
        List<MemorySegment> freed = new ArrayList<>();
        for (int i = 0; i < PIECES; i++) {
            MemorySegment piece = ((MemorySegment) malloc.invokeExact((long) PIECE)).reinterpret(PIECE);
            piece.fill((byte) 1);
            (i % 16 == 0 ? kept : freed).add(piece);
        }
        for (MemorySegment piece : freed) {
            free.invokeExact(piece);
        }
        long before = resident();

        // When
        new NativeHeap().giveBack();

        // Then
        assertThat(before - resident()).isGreaterThan((long) PIECE * PIECES / 2);
        assertThat(kept).allSatisfy(piece -> assertThat(piece.get(ValueLayout.JAVA_BYTE, PIECE - 1))
                .isEqualTo((byte) 1));
        for (MemorySegment piece : kept) {
            free.invokeExact(piece);
        }
    }

    private MethodHandle function(String name, FunctionDescriptor descriptor) {
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
    }

    /** In bytes. */
    private static long resident() throws IOException {
        String[] pages = Files.readString(Path.of("/proc/self/statm")).split(" ");
        return Long.parseLong(pages[1]) * 4096;
    }
}
