package org.fusiform.stats.activation;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.TreeMap;

/**
 * Anonymous memory that scratch memory is taken from, by all that share the pool; what does not fit is in files. The pool
 * keeps what was given back: the kernel takes as long to provide a page as an analysis takes to fill it.
 */
public final class ScratchPool {
    /** Pieces from this size on begin where the kernel can give pages of this size. */
    private static final long HUGE_PAGE = 2 << 20;

    private static final long PAGE = 4 << 10;

    private final long bytes;

    /** Lengths of the free pieces by where they begin; neighbours are one piece. */
    private final TreeMap<Long, Long> free = new TreeMap<>();

    private MemorySegment memory;

    /** A pool of {@code bytes}, of which none is in use before it is taken. */
    public ScratchPool(long bytes) {
        this.bytes = bytes;
        free.put(0L, bytes);
    }

    /**
     * Memory of that size whatever it holds, good until {@code arena} closes; null if there is no room for it.
     *
     * @param left what has to be free afterwards
     */
    @SuppressWarnings("restricted")
    synchronized Piece take(long size, long left, Arena arena) {
        if (free.values().stream().mapToLong(Long::longValue).sum() < size + left) {
            return null;
        }
        long alignment = size < HUGE_PAGE ? PAGE : HUGE_PAGE;
        long length = Math.ceilDiv(size, PAGE) * PAGE;
        for (Map.Entry<Long, Long> candidate : free.entrySet()) {
            // A tree may move another entry to where a removed one was: nothing is asked of it afterwards.
            long start = candidate.getKey();
            long end = start + candidate.getValue();
            long begin = Math.ceilDiv(start, alignment) * alignment;
            if (begin + length <= end && allocate()) {
                free.remove(start);
                putFree(start, begin);
                putFree(begin + length, end);
                MemorySegment view = memory.asSlice(begin, size).reinterpret(arena, null);
                return new Piece(view, () -> giveBack(begin, begin + length));
            }
        }
        return null;
    }

    /** Memory in use, and what ends that; nobody may touch it afterwards. */
    record Piece(MemorySegment memory, Runnable giveBack) {}

    private boolean allocate() {
        if (memory == null) {
            memory = NativeHeap.allocate(bytes, HUGE_PAGE);
        }
        return memory != null;
    }

    private void putFree(long begin, long end) {
        if (begin < end) {
            free.put(begin, end - begin);
        }
    }

    private synchronized void giveBack(long begin, long end) {
        Map.Entry<Long, Long> before = free.lowerEntry(begin);
        boolean joins = before != null && before.getKey() + before.getValue() == begin;
        Long behind = free.remove(end);
        putFree(joins ? before.getKey() : begin, behind == null ? end : end + behind);
    }
}
