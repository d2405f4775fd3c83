package org.fusiform.k8s.rule;

import java.util.List;

/** What is said where something does not hold. */
final class Wrong {
    private Wrong() {}

    static List<String> unless(boolean holds, String violation) {
        return holds ? List.of() : List.of(violation);
    }
}
