package org.fusiform.embedded;

import java.util.List;

/** Flags that several processes of a system start with. */
public final class JvmFlags {
    /** Large arrays in pages of 2 MiB: a fault for every 4 KiB costs more than filling them. */
    public static final String HUGE_HEAP = "-XX:+UseTransparentHugePages";

    /** Loops over data reach the better compiler as soon as ever, what only a start calls often does not. */
    public static final List<String> LOOPS_FIRST = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000");

    private JvmFlags() {}
}
