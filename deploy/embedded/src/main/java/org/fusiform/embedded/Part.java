package org.fusiform.embedded;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** One of the systems that Fusiform stands on. */
public enum Part {
    KAFKA,
    POSTGRES,
    S3;

    /** The name on a command line and of the folder below the data directory. */
    public String lowerName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@code kafka,postgres,s3} or a part of it; an unknown name is an IllegalArgumentException. */
    public static Set<Part> parse(String names) {
        return Arrays.stream(names.split(","))
                .map(Part::named)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
    }

    static String join(Set<Part> parts) {
        return EnumSet.copyOf(parts).stream().map(Part::lowerName).collect(Collectors.joining(","));
    }

    private static Part named(String name) {
        return Arrays.stream(values())
                .filter(part -> part.lowerName().equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + name + "' is no part; the parts are " + join(EnumSet.allOf(Part.class))));
    }
}
