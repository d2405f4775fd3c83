package org.fusiform.imaging.preprocess;

/** Interpolation kernels as PIL defines them; Keys' cubic has a = −0.5. */
public enum Filter {
    BILINEAR(1) {
        @Override
        double at(double x) {
            double distance = Math.abs(x);
            return distance < 1 ? 1 - distance : 0;
        }
    },
    BICUBIC(2) {
        @Override
        double at(double x) {
            double d = Math.abs(x);
            if (d < 1) {
                return ((A + 2) * d - (A + 3)) * d * d + 1;
            }
            return d < 2 ? (((d - 5) * d + 8) * d - 4) * A : 0;
        }
    };

    private static final double A = -0.5;

    private final double support;

    Filter(double support) {
        this.support = support;
    }

    double support() {
        return support;
    }

    abstract double at(double x);
}
