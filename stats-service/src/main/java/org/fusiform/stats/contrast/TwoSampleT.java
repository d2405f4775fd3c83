package org.fusiform.stats.contrast;

import java.util.Arrays;
import org.fusiform.stats.moments.MomentTile;

/**
 * Two-sample t of each unit of a tile, target against another group. NaN marks an untestable unit: both variances 0 and
 * equal means, or fewer than 2 stimuli on a side. Both variances 0 and unequal means give t = ±∞. All of that follows from
 * dividing by zero, so the loops have no branches.
 */
public enum TwoSampleT {
    /** t = (m_k − m_j)/√(s²_k/n_k + s²_j/n_j), degrees of freedom by Welch and Satterthwaite. */
    WELCH {
        @Override
        void statistic(Group target, Group other, int count, double[] t) {
            double[] mean = target.mean;
            double[] m2 = target.m2;
            double[] otherMean = other.mean;
            double[] otherM2 = other.m2;
            double free = target.n - 1;
            double otherFree = other.n - 1;
            double n = target.n;
            double otherN = other.n;
            for (int u = 0; u < count; u++) {
                t[u] = (mean[u] - otherMean[u]) / Math.sqrt(m2[u] / free / n + otherM2[u] / otherFree / otherN);
            }
        }

        @Override
        public double leastDegreesOfFreedom(int n, int otherN) {
            return Math.min(n, otherN) - 1;
        }

        @Override
        public double degreesOfFreedom(Group target, Group other, int unit) {
            // As a share of the whole, so that tiny variances do not underflow when squared.
            double a = target.m2[unit] / (target.n - 1) / target.n;
            double b = other.m2[unit] / (other.n - 1) / other.n;
            double share = a / (a + b);
            return 1 / (share * share / (target.n - 1) + (1 - share) * (1 - share) / (other.n - 1));
        }
    },
    /** Student's t with one variance for both groups, n_k + n_j − 2 degrees of freedom. */
    POOLED {
        @Override
        void statistic(Group target, Group other, int count, double[] t) {
            double[] mean = target.mean;
            double[] m2 = target.m2;
            double[] otherMean = other.mean;
            double[] otherM2 = other.m2;
            double free = target.n + other.n - 2;
            double share = 1.0 / target.n + 1.0 / other.n;
            for (int u = 0; u < count; u++) {
                t[u] = (mean[u] - otherMean[u]) / Math.sqrt((m2[u] + otherM2[u]) / free * share);
            }
        }

        @Override
        public double leastDegreesOfFreedom(int n, int otherN) {
            return n + otherN - 2;
        }

        @Override
        public double degreesOfFreedom(Group target, Group other, int unit) {
            return target.n + other.n - 2;
        }
    };

    abstract void statistic(Group target, Group other, int count, double[] t);

    /** What {@link #degreesOfFreedom} never is less than, for groups of that size. */
    public abstract double leastDegreesOfFreedom(int n, int otherN);

    /** Of a unit whose t is finite; of another it means nothing. */
    public abstract double degreesOfFreedom(Group target, Group other, int unit);

    /** Fills {@code t} for {@code count} units from means and M2 of the two groups. */
    public void fill(Group target, Group other, int count, double[] t) {
        if (target.n < 2 || other.n < 2) {
            Arrays.fill(t, 0, count, Double.NaN);
        } else {
            statistic(target, other, count, t);
        }
    }

    /** One side of a contrast: the moments of a tile of units over {@code n} stimuli. */
    public record Group(double[] mean, double[] m2, int n) {
        /** The units of a tile over the stimuli of one condition. */
        public static Group of(MomentTile tile, int condition) {
            return new Group(tile.mean(condition), tile.m2(condition), tile.n(condition));
        }
    }
}
