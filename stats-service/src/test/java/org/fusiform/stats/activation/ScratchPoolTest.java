package org.fusiform.stats.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ScratchPoolTest {
    private static final long BYTES = 64 << 20;

    private final ScratchPool pool = new ScratchPool(BYTES);

    @Property(tries = 50)
    void whatIsTakenIsNobodyElsesUntilItIsGivenBack(@ForAll long seed) {
        Random random = new Random(seed);
        List<ScratchMemory> taken = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            if (taken.isEmpty() || random.nextInt(3) > 0) {
                ScratchMemory next = take(1 + random.nextInt(9 << 20));
                if (next != null) {
                    taken.add(next);
                }
            } else {
                taken.remove(random.nextInt(taken.size())).close();
            }
            requireApart(taken);
        }
        taken.forEach(ScratchMemory::close);

        // Then its pieces are one again
        try (ScratchMemory whole = take(BYTES)) {
            assertThat(whole.memory().byteSize()).isEqualTo(BYTES);
            assertThat(take(1)).isNull();
        }
    }

    private static void requireApart(List<ScratchMemory> taken) {
        for (ScratchMemory one : taken) {
            for (ScratchMemory other : taken) {
                assertThat(one == other
                                || one.memory()
                                        .asOverlappingSlice(other.memory())
                                        .isEmpty())
                        .isTrue();
            }
        }
    }

    @Example
    void memoryThatWasGivenBackCannotBeTouched() {
        ScratchMemory taken = take(100);
        MemorySegment memory = taken.memory();
        memory.set(ValueLayout.JAVA_BYTE, 99, (byte) 1);

        taken.close();

        assertThatThrownBy(() -> memory.get(ValueLayout.JAVA_BYTE, 99)).isInstanceOf(IllegalStateException.class);
    }

    @Example
    void roomThatIsToBeLeftIsLeft() {
        assertThat(ScratchMemory.takeFromPool(BYTES / 2, BYTES / 2 + 1, pool)).isNull();

        try (ScratchMemory half = ScratchMemory.takeFromPool(BYTES / 2, BYTES / 2, pool)) {
            assertThat(half.memory().byteSize()).isEqualTo(BYTES / 2);
        }
    }

    @Example
    void largePiecesBeginAtHugePages() {
        try (Arena arena = Arena.ofShared();
                ScratchMemory small = take(10)) {
            assertThat(small.memory().address() % (4 << 10)).isZero();
            assertThat(pool.take(3 << 20, 0, arena).memory().address() % (2 << 20))
                    .isZero();
        }
    }

    private ScratchMemory take(long bytes) {
        return ScratchMemory.takeFromPool(bytes, 0, pool);
    }
}
