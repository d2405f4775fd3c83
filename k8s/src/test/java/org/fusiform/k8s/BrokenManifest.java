package org.fusiform.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import org.fusiform.k8s.model.Manifest;
import org.fusiform.k8s.rule.Rules;

/** Every rule is shown to see what it is there for, on the overlay that has most. */
abstract class BrokenManifest {
    static final String POD = "/spec/template/spec";
    static final String CONTAINER = POD + "/containers/0";
    static final String TRIGGER = "/spec/triggers/0";

    static Manifest rendered() {
        return RenderedOverlays.of("gpu");
    }

    static void assertSeen(Damage damage, String expected) {
        assertThat(Rules.violations(damage.of(rendered())))
                .as(damage.toString())
                .anyMatch(violation -> violation.contains(expected));
    }

    static void assertSeen(Manifest broken, String expected) {
        assertThat(Rules.violations(broken)).contains(expected);
    }

    static String variable(String name) {
        return value(name, "x");
    }

    /** The last of a name is the one that counts. */
    static String value(String name, String value) {
        return "{\"name\": \"" + name + "\", \"value\": \"" + value + "\"}";
    }
}
