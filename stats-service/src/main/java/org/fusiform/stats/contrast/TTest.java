package org.fusiform.stats.contrast;

/**
 * Two-sample t of each unit of a tile, target against another group. NaN marks an untestable unit: both variances 0 and
 * equal means, or fewer than 2 stimuli on a side. Both variances 0 and unequal means give t = ±∞.
 */
public enum TTest {
    /** t = (m_k − m_j)/√(s²_k/n_k + s²_j/n_j), degrees of freedom by Welch and Satterthwaite. */
    WELCH {
        @Override
        double squaredError(double m2k, int nk, double m2j, int nj) {
            return m2k / (nk - 1) / nk + m2j / (nj - 1) / nj;
        }

        @Override
        double degreesOfFreedom(double m2k, int nk, double m2j, int nj) {
            // As a share of the whole, so that tiny variances do not underflow when squared.
            double a = m2k / (nk - 1) / nk;
            double b = m2j / (nj - 1) / nj;
            double share = a / (a + b);
            return 1 / (share * share / (nk - 1) + (1 - share) * (1 - share) / (nj - 1));
        }
    },
    /** Student's t with one variance for both groups, n_k + n_j − 2 degrees of freedom. */
    POOLED {
        @Override
        double squaredError(double m2k, int nk, double m2j, int nj) {
            return (m2k + m2j) / (nk + nj - 2) * (1.0 / nk + 1.0 / nj);
        }

        @Override
        double degreesOfFreedom(double m2k, int nk, double m2j, int nj) {
            return nk + nj - 2;
        }
    };

    abstract double squaredError(double m2k, int nk, double m2j, int nj);

    abstract double degreesOfFreedom(double m2k, int nk, double m2j, int nj);

    /** Fills {@code t} and {@code nu} for {@code count} units from means and M2 of the two groups. */
    public void fill(Group target, Group other, int count, double[] t, double[] nu) {
        for (int u = 0; u < count; u++) {
            double m2k = target.m2[u];
            double m2j = other.m2[u];
            t[u] = statistic(target.mean[u] - other.mean[u], m2k, target.n, m2j, other.n);
            nu[u] = Double.isFinite(t[u]) ? degreesOfFreedom(m2k, target.n, m2j, other.n) : Double.NaN;
        }
    }

    private double statistic(double difference, double m2k, int nk, double m2j, int nj) {
        if (nk < 2 || nj < 2) {
            return Double.NaN;
        }
        if (m2k == 0 && m2j == 0) {
            return difference == 0 ? Double.NaN : Math.copySign(Double.POSITIVE_INFINITY, difference);
        }
        return difference / Math.sqrt(squaredError(m2k, nk, m2j, nj));
    }

    /** One side of a contrast: the moments of a tile of units over {@code n} stimuli. */
    public record Group(double[] mean, double[] m2, int n) {}
}
