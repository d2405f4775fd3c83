package org.fusiform.stats.criterion;

import java.nio.file.Path;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.activation.WorkingMemory;

/** Planes of scratch memory for tests; they go with the process. */
final class Planes {
    static final WorkingMemory MEMORY = WorkingMemory.in(Path.of(System.getProperty("java.io.tmpdir")));

    private Planes() {}

    static Plane of(double... values) {
        Plane plane = Plane.of(MEMORY.scratch(values.length * 8L), 0, values.length);
        plane.write(0, values, values.length);
        return plane;
    }

    static Plane empty(int units) {
        return of(new double[units]);
    }

    static double[] values(Plane plane, int units) {
        double[] values = new double[units];
        plane.read(0, values, units);
        return values;
    }
}
